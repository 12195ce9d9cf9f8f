package org.hashverse.ui.app;

import static org.hashverse.node.TestNode.get;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.hashverse.chat.Change;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.model.MessageItem;
import org.hashverse.node.api.Subscription;
import org.hashverse.ui.kit.FxBatch;
import org.hashverse.ui.kit.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Reactions, edits, retractions and deleted messages, as Ana and Bo see them in their windows. Both nodes are real.
class ChangeFlowsTest extends AnasWindow {
    private ChatModel bosModel;
    private Subscription bosListening;
    private MainWindow bosWindow;
    private Stage bosStage;

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
        bosModel = new ChatModel(bo.node);
        bosListening = bosModel.connect(new FxBatch(Platform::runLater));
        bosWindow = new MainWindow(bosModel, () -> { });
        var bosScene = SmallScene.of(bosWindow, 900, 700);
        Theme.follow(bosScene, bosModel.settings());
        bosStage = new Stage();
        SharedStage.show(bosStage, bosScene);
    }

    @AfterEach
    void closeBosWindow() {
        WaitForAsyncUtils.waitForAsyncFx(120_000, () -> bosStage.close());
        bosListening.close();
    }

    private static boolean visible(Node node) {
        for (var at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    /// The texts of the bubbles in a window, with *edited* before those that were edited.
    private static Set<String> bubbles(MainWindow in) {
        return in.lookupAll("#messages .bubble").stream().filter(ChangeFlowsTest::visible).sorted(WindowAlone.FROM_TOP).map(bubble -> {
            var words = bubble.lookupAll(".message-text").stream().filter(ChangeFlowsTest::visible).map(Text.class::cast).map(Text::getText).collect(Collectors.joining());
            return (((Labeled) bubble.lookup(".meta-line .meta")).getText().startsWith("edited ") ? "edited: " : "") + words;
        }).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Button> chips(MainWindow in) {
        return in.lookupAll(".reaction-chip").stream().filter(ChangeFlowsTest::visible).map(Button.class::cast).toList();
    }

    private static boolean chip(MainWindow in, String spoken) {
        return chips(in).stream().anyMatch(chip -> chip.getAccessibleText().equals(spoken));
    }

    private MessageItem message(String text) {
        return model.conversation(Conversation.with(bo.id())).messages().stream().filter(item -> item.message().text().equals(text)).findFirst().orElseThrow();
    }

    /// Chooses an entry of the menu of Ana's last message.
    private void choose(FxRobot robot, String entry) {
        FxThread.act(() -> {
            var list = (ListView<?>) find("messages");
            list.requestFocus();
            list.getFocusModel().focus(list.getItems().size() - 1);
        });
        FxThread.act(() -> window.conversation().messages().menu());
        var item = Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast).filter(Window::isShowing).findFirst().orElseThrow().getItems().stream()
                .filter(one -> entry.equals(one.getId())).findFirst().orElseThrow();
        FxThread.act(() -> {
            item.getParentPopup().hide();
            item.fire();
        });
    }

    @Test
    void bothWindowsShowWhatBecomesOfAMessage(FxRobot robot) throws Exception {
        connect();
        get(ana.node.send(Conversation.with(bo.id()), "Lunch at one?"));
        get(ana.node.send(Conversation.with(bo.id()), "Wrong window"));
        FxThread.act(() -> {
            window.open(Conversation.with(bo.id()));
            bosWindow.open(Conversation.with(ana.id()));
        });
        until("Bo sees both", () -> bubbles(bosWindow).equals(Set.of("Lunch at one?", "Wrong window")) && bubbles(window).equals(bubbles(bosWindow)));

        get(bo.node.changeMessage(new Change.Reaction(message("Lunch at one?").key(), Optional.of("👍"))));
        until("both see Bo's reaction", () -> chip(window, "👍 Bo") && chip(bosWindow, "👍 You"));
        FxThread.act(() -> chips(window).getFirst().fire());
        until("both see both reactions", () -> chip(window, "👍 Bo and you") && chip(bosWindow, "👍 Ana and you"));
        FxThread.act(() -> chips(window).getFirst().fire());
        until("both see that Ana's ended", () -> chip(window, "👍 Bo") && chip(bosWindow, "👍 You"));

        get(ana.node.changeMessage(new Change.Edit(message("Lunch at one?").key(), "Lunch at two?")));
        until("both see the newest text", () -> bubbles(window).contains("edited: Lunch at two?") && bubbles(bosWindow).contains("edited: Lunch at two?"));

        choose(robot, "message-takeBack");
        fire("take-back-go");
        until("both see that it was taken back", () -> bubbles(window).contains("You took back a message") && bubbles(bosWindow).contains("Ana took back a message"));
        choose(robot, "message-details");
        until("Bo's computer deleted it", () -> find("trail-people") != null && find("trail-people").lookup(".peer-row") != null
                && find("trail-people").lookup(".peer-row").getAccessibleText().startsWith("Bo, Bo’s computer deleted it at "));
        fire("trail-close");

        choose(robot, "message-delete");
        fire("delete-message-go");
        until("it is gone here and stays there", () -> bubbles(window).equals(Set.of("edited: Lunch at two?"))
                && bubbles(bosWindow).equals(Set.of("Ana took back a message", "edited: Lunch at two?")));
    }
}
