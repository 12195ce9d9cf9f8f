package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.model.ConversationItem;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Subscription;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.conversation.MessagePane;
import org.hashverse.ui.kit.FxBatch;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.message.MessageCell;
import org.hashverse.ui.message.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Ana's window shows conversations from her disk, with the real node of Bo on loopback.
@ExtendWith(ApplicationExtension.class)
class HistoryFlowsTest {
    /// Messages of more than two pages.
    private static final int MANY = 2 * ConversationItem.PAGE + 50;
    private Folder folder;
    private TestNode ana;
    private TestNode bo;
    private Stage stage;
    private ChatModel model;
    private Subscription listening = () -> { };
    private MainWindow window;
    private Conversation withBo;

    @Start
    void start(Stage shown) throws IOException {
        Theme.loadFonts();
        stage = shown;
        folder = new Folder();
        ana = TestNode.in(folder.path(), "Ana", Settings.Accept.ANYONE, 0);
        bo = TestNode.open("Bo");
        withBo = Conversation.with(bo.id());
    }

    @AfterEach
    void closeAll() throws IOException {
        listening.close();
        ana.close();
        bo.close();
        folder.close();
    }

    private void show() {
        FxThread.act(() -> {
            model = new ChatModel(ana.node);
            listening = model.connect(new FxBatch(Platform::runLater));
            window = new MainWindow(model, () -> { });
            var scene = SmallScene.of(window, 1000, 780);
            Theme.follow(scene, model.settings());
            SharedStage.show(stage, scene);
            stage.requestFocus();
        });
    }

    private void until(String description, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(120_000, condition::getAsBoolean));
        } catch (TimeoutException timeout) {
            throw new AssertionError("timed out waiting until " + description + "; unread: " + model.unread().get() + "; loaded: " + talk().messages().size() + "; visible: " + visibleTexts(), timeout);
        }
    }

    private ConversationItem talk() {
        return model.conversation(withBo);
    }

    /// Ana writes messages to Bo, the 21st and the 41st with a unique word.
    private void write(int count) throws Exception {
        ana.meet(bo);
        var sent = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < count; i++) {
            sent.add(ana.node.send(withBo, "message " + i + (i == 20 || i == 40 ? " with a Needle" : "")));
            if (sent.size() % 100 == 0) for (var sending : sent) TestNode.get(sending);
        }
        for (var sending : sent) TestNode.get(sending);
    }

    private List<String> visibleTexts() {
        return window.lookupAll(".message-cell").stream().map(MessageCell.class::cast).filter(cell -> !cell.isEmpty() && cell.isVisible())
                .filter(cell -> window.getLayoutBounds().contains(window.sceneToLocal(cell.localToScene(0, cell.getHeight() / 2))))
                .filter(cell -> cell.getItem() instanceof Row.Said).map(cell -> ((Row.Said) cell.getItem()).item().message().text()).toList();
    }

    private boolean says(String id, String words) {
        var node = window.lookup("#" + id);
        return node instanceof Labeled label && visible(node) && label.getText().equals(words);
    }

    private static boolean visible(Node node) {
        for (var at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    private void fill(String id, String text) {
        until(id + " is there", () -> window.lookup("#" + id) != null);
        FxThread.act(() -> ((TextField) window.lookup("#" + id)).setText(text));
    }

    @Test
    void unreadCountsAndLastMessagesAreThereAfterARestart() throws Exception {
        write(3);
        TestNode.get(bo.node.send(Conversation.with(ana.id()), "one"));
        TestNode.get(bo.node.send(Conversation.with(ana.id()), "two"));
        ana.await(NodeEvent.MessageArrived.class, event -> event.message().message().text().equals("two"));
        ana.close();
        ana = TestNode.in(folder.path(), "Ana", Settings.Accept.ANYONE, 0);
        show();
        until("two unread and the last line", () -> talk().unread().get() == 2 && talk().last().get() != null && talk().last().get().message().text().equals("two"));
        assertEquals("(2) Hashverse — Ana", window.title().getValue());
        FxThread.act(() -> window.open(withBo));
        until("read", () -> model.unread().get() == 0);
        assertTrue(((MessagePane) window.lookup(".messages")).lookupAll(".new-line").stream().anyMatch(HistoryFlowsTest::visible));
        FxThread.act(() -> model.tick());
        until("the read state is stored", () -> ana.told(NodeEvent.UnreadChanged.class).stream().anyMatch(event -> event.unread() == 0));
    }

    @Test
    void scrollingUpReachesTheFirstOfManyPages() throws Exception {
        write(MANY);
        show();
        FxThread.act(() -> window.open(withBo));
        until("the end", () -> visibleTexts().contains("message " + (MANY - 1)));
        assertTrue(talk().messages().size() < MANY);
        until("the beginning", () -> {
            window.conversation().messages().page(-1);
            return visibleTexts().contains("message 0");
        });
        assertEquals(IntStream.range(0, MANY).mapToObj(i -> "message " + i + (i == 20 || i == 40 ? " with a Needle" : "")).toList(),
                talk().messages().stream().map(item -> item.message().text()).toList());
    }

    @Test
    void aHitInAConversationIsShownAtItsPlace(FxRobot robot) throws Exception {
        write(500);
        show();
        FxThread.act(() -> window.open(withBo));
        until("the end", () -> visibleTexts().contains("message 499"));
        robot.push(KeyCode.CONTROL, KeyCode.F);
        fill("find-field", "needle");
        until("the later one", () -> visibleTexts().contains("message 40 with a Needle") && says("find-count", "1 of 2"));
        assertTrue(visibleTexts().contains("message 41") && visibleTexts().contains("message 39"));
        robot.push(KeyCode.ENTER);
        until("the earlier one", () -> visibleTexts().contains("message 20 with a Needle") && says("find-count", "2 of 2"));
        fill("find-field", "haystack");
        until("nothing", () -> says("find-count", "Nothing found for “haystack”."));
        robot.push(KeyCode.ESCAPE);
        until("closed", () -> !visible(window.lookup("#find-field")));
        assertEquals(window.conversation().composer().area(), window.getScene().getFocusOwner());
    }

    @Test
    void aHitOfTheGlobalSearchOpensAtItsPlaceAndNewMessagesAreCounted(FxRobot robot) throws Exception {
        write(500);
        show();
        until("Bo is known", () -> model.peer(bo.id()).isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.K);
        fill("find-all-field", "message 40 needle");
        until("found", () -> window.lookupAll(".find-row .second").stream().anyMatch(node -> visible(node) && ((Labeled) node).getText().equals("You: message 40 with a Needle")));
        robot.push(KeyCode.ENTER);
        until("in its place", () -> withBo.equals(model.open().get()) && visibleTexts().contains("message 40 with a Needle"));
        assertFalse(visibleTexts().contains("message 499"));
        TestNode.get(bo.node.send(Conversation.with(ana.id()), "meanwhile"));
        until("counted", () -> says("to-end-unread", "1"));
        assertTrue(visibleTexts().contains("message 40 with a Needle"));
        assertFalse(talk().messages().getLast().message().text().equals("meanwhile"));
        FxThread.act(() -> ((Button) window.lookup("#to-end")).fire());
        until("shown and read", () -> visibleTexts().contains("meanwhile") && model.unread().get() == 0);
    }

    @Test
    void searchingANameOpensItsConversation(FxRobot robot) throws Exception {
        ana.meet(bo);
        show();
        until("Bo is known", () -> model.peer(bo.id()).isPresent());
        FxThread.act(() -> ((Button) window.lookup("#search-all")).fire());
        fill("find-all-field", "bO");
        robot.push(KeyCode.ENTER);
        until("open", () -> withBo.equals(model.open().get()));
        robot.push(KeyCode.CONTROL, KeyCode.K);
        fill("find-all-field", "nobody of that name");
        until("nothing", () -> says("find-all-nothing", "Nothing found for “nobody of that name”."));
    }
}
