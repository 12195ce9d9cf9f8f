package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Pinned messages above the messages, announcements that readers confirm, and several messages selected at once.
class PinsAndAnnouncementsTest extends WindowAlone {
    @TempDir
    private Path folder;
    private final ChangingCommands commands = new ChangingCommands();
    private Path chosen;

    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Override
    protected ChatModel makeModel() {
        return Cast.model(commands);
    }

    @Override
    MainWindow build() {
        return new MainWindow(model, quits::incrementAndGet, _ -> CompletableFuture.completedFuture(Cast.bosPeers()), proposed -> {
            chosen = folder.resolve(Path.of(proposed).getFileName().toString());
            return Optional.of(chosen);
        });
    }

    private Delivered theirs(FxRobot robot, String text) {
        var message = Talk.theirs(BO, Cast.BO, Instant.now(), text);
        open(robot, BO);
        apply(robot, new NodeEvent.MessageArrived(message));
        return message;
    }

    private void choose(FxRobot robot, int row, String entry) {
        robot.interact(() -> {
            var list = (ListView<?>) window.lookup("#messages");
            list.requestFocus();
            list.getFocusModel().focus(row);
        });
        robot.interact(() -> window.conversation().messages().menu());
        settle();
        var menu = Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast).filter(Window::isShowing).findFirst().orElseThrow();
        var item = menu.getItems().stream().filter(one -> ("message-" + entry).equals(one.getId())).findFirst().orElseThrow();
        robot.interact(() -> {
            menu.hide();
            item.fire();
        });
        settle();
    }

    private void fire(FxRobot robot, String id) {
        robot.interact(() -> ((ButtonBase) window.lookup("#" + id)).fire());
        settle();
    }

    private List<String> labels(String in) {
        return window.lookup(in).lookupAll(".label").stream().filter(WindowAlone::visible).map(node -> ((Labeled) node).getText()).toList();
    }

    @Test
    void aPinnedMessageStandsAboveTheMessagesAndCanBeUnpinned(FxRobot robot) {
        var message = theirs(robot, "Room 3, 10:00");
        assertFalse(window.lookup("#pinned-bar").isVisible());
        choose(robot, 1, "pin");
        assertEquals(List.of("pin"), commands.wanted);
        commands.pinned = List.of(Talk.pinned(message));
        apply(robot, new NodeEvent.MessageChanged(Talk.pinned(message)));
        assertTrue(visible(window.lookup("#pinned-bar")));
        assertTrue(labels("#pinned-bar").containsAll(List.of("Pinned message", "Room 3, 10:00")), labels("#pinned-bar")::toString);
        fire(robot, "unpin");
        assertEquals(List.of("pin", "unpin"), commands.wanted);
        commands.pinned = List.of();
        apply(robot, new NodeEvent.MessageChanged(message));
        assertFalse(window.lookup("#pinned-bar").isVisible());
    }

    @Test
    void theBarShowsTheNextPinnedMessageAfterEachVisit(FxRobot robot) {
        var one = theirs(robot, "one");
        var two = theirs(robot, "two");
        commands.pinned = List.of(Talk.pinned(two), Talk.pinned(one));
        apply(robot, new NodeEvent.MessageChanged(Talk.pinned(two)));
        assertTrue(labels("#pinned-bar").contains("Pinned message 1 of 2"));
        robot.interact(() -> window.lookup("#pinned-bar").requestFocus());
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        settle();
        assertTrue(labels("#pinned-bar").containsAll(List.of("Pinned message 2 of 2", "one")), labels("#pinned-bar")::toString);
    }

    @Test
    void aReaderConfirmsAnAnnouncement(FxRobot robot) {
        var plain = Talk.theirs(Conversation.EVERYONE, Cast.BO, Instant.now(), "Fire drill at ten");
        open(robot, Conversation.EVERYONE);
        apply(robot, new NodeEvent.MessageArrived(Talk.announced(plain)));
        var button = (ButtonBase) window.lookup(".confirm-announcement");
        assertEquals("Confirm", button.getText());
        robot.interact(button::fire);
        assertEquals(List.of("confirm"), commands.wanted);
        apply(robot, new NodeEvent.MessageChanged(Talk.announced(plain, Cast.self().id())));
        assertEquals("✓ You confirmed this", button.getText());
        assertTrue(button.isDisabled());
    }

    @Test
    void theAuthorSeesWhoConfirmedAndSavesATable(FxRobot robot) throws Exception {
        var mine = Talk.announced(Talk.mine(Conversation.EVERYONE, Instant.now(), "Fire drill at ten", Map.of(Cast.BO, Delivery.DELIVERED, Cast.CHEN, Delivery.QUEUED)), Cast.BO);
        open(robot, Conversation.EVERYONE);
        apply(robot, new NodeEvent.MessageWritten(mine));
        assertTrue(says("1 of 2 confirmed · waiting for Chen"));
        choose(robot, model.conversation(Conversation.EVERYONE).messages().size(), "why");
        fire(robot, "confirm-csv");
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> chosen != null && Files.exists(chosen));
        assertTrue(chosen.toString().endsWith(".csv"));
        assertEquals(List.of("\uFEFF\"Name\",\"Key\",\"Confirmed\"", "\"Bo\",\"" + Cast.BO + "\",\"yes\"", "\"Chen\",\"" + Cast.CHEN + "\",\"no\""), Files.readAllLines(chosen, StandardCharsets.UTF_8));
    }

    @Test
    void theNextMessageToEveryoneCanBeAnAnnouncement(FxRobot robot) {
        open(robot, BO);
        assertFalse(visible(window.lookup("#ask-confirmation")), "only in Everyone");
        open(robot, Conversation.EVERYONE);
        fire(robot, "ask-confirmation");
        type(robot, "Fire drill at ten");
        fire(robot, "send-all");
        assertEquals(List.of("announce Fire drill at ten"), commands.wanted);
        assertEquals("", composer().getText());
        assertFalse(window.lookup("#ask-confirmation").getPseudoClassStates().contains(PseudoClass.getPseudoClass("on")), "the next one is no announcement");
    }

    @Test
    void severalMessagesAreSelectedCopiedAndDeleted(FxRobot robot) {
        theirs(robot, "one");
        theirs(robot, "two");
        theirs(robot, "three");
        choose(robot, 1, "select");
        var talk = model.conversation(BO);
        assertEquals(1, talk.selected().all().get().size());
        assertFalse(window.conversation().composer().isVisible());
        robot.interact(() -> talk.selected().extendTo(talk.messages().getLast(), talk.messages()));
        settle();
        assertTrue(labels("#selection-bar").contains("3 selected"), labels("#selection-bar")::toString);
        assertEquals(3, window.lookupAll(".message-view").stream().filter(PinsAndAnnouncementsTest::chosen).count());
        fire(robot, "selection-copy");
        robot.interact(() -> assertEquals(3, Clipboard.getSystemClipboard().getString().lines().count()));
        assertTrue(window.conversation().composer().isVisible(), "the selection ends");
        choose(robot, 1, "select");
        fire(robot, "selection-delete");
        fire(robot, "delete-message-go");
        assertEquals(List.of("delete"), commands.wanted);
        assertFalse(talk.selected().active());
    }

    private static boolean chosen(Node view) {
        return visible(view) && view.getPseudoClassStates().contains(PseudoClass.getPseudoClass("chosen"));
    }

    @Test
    void escapeEndsTheSelectionAndSpaceTogglesTheFocusedMessage(FxRobot robot) {
        theirs(robot, "one");
        theirs(robot, "two");
        choose(robot, 1, "select");
        robot.interact(() -> {
            var list = (ListView<?>) window.lookup("#messages");
            list.requestFocus();
            list.getFocusModel().focus(2);
        });
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        settle();
        assertEquals(2, model.conversation(BO).selected().all().get().size());
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        settle();
        assertFalse(model.conversation(BO).selected().active());
    }

    @Test
    void selectedMessagesAreSavedAsText(FxRobot robot) throws Exception {
        theirs(robot, "one");
        choose(robot, 1, "select");
        fire(robot, "selection-save");
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> chosen != null && Files.exists(chosen));
        assertEquals("one", Files.readString(chosen).strip());
    }
}
