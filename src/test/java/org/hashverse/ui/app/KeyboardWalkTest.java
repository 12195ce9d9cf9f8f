package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.model.MessageItem;
import org.hashverse.ui.kit.Motion;
import org.hashverse.ui.kit.Shortcut;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Tab through the main window and every dialog: every control is reached, shows its focus, and has a name for screen readers.
class KeyboardWalkTest extends AnasWindow {
    /// At its own size, because what has the focus is found in a picture.
    @Override
    Scene makeScene() {
        return new Scene(window, 1000, 780);
    }

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    private List<String> walk(FxRobot robot, Parent within) {
        return new KeyboardWalk(scene, robot).through(within);
    }

    private void exchangeMessages() throws Exception {
        connect();
        ana.node.send(Conversation.with(bo.id()), "hello");
        bo.node.send(Conversation.with(ana.id()), "good day");
        until("both have written", () -> model.conversation(Conversation.with(bo.id())).messages().size() == 2);
        FxThread.act(() -> Motion.allow(false));
        FxThread.act(() -> window.open(Conversation.with(bo.id())));
        until("Bo's peers are shown", () -> text("inspector-peers-line").startsWith("Bo has no other peers"));
    }

    @Test
    void theMainWindow(FxRobot robot) throws Exception {
        exchangeMessages();
        assertEquals(List.of(), walk(robot, window));
        FxThread.act(() -> window.conversation().find());
        assertEquals(List.of(), walk(robot, window));
    }

    @Test
    void theCardOfAStranger(FxRobot robot) throws Exception {
        bo.node.add(ana.address());
        until("Bo asks", () -> model.peers().stream().anyMatch(peer -> peer.id().equals(bo.id())));
        FxThread.act(() -> Motion.allow(false));
        FxThread.act(() -> window.open(Conversation.with(bo.id())));
        until("the card of the stranger is shown", () -> find("stranger-accept") != null);
        assertEquals(List.of(), walk(robot, window));
    }

    /// By far the slowest test: it compares the pixels at each stop.
    @Test
    @Tag("screens")
    void everyDialog(FxRobot robot) throws Exception {
        exchangeMessages();
        var dialogs = window.dialogs();
        var shown = new LinkedHashMap<String, Runnable>();
        shown.put("add", () -> dialogs.add(""));
        shown.put("query", () -> dialogs.query(bo.address().toString()));
        shown.put("settings", dialogs::settings);
        shown.put("keys", dialogs::keys);
        shown.put("name", () -> dialogs.name(bo.id()));
        shown.put("pick", () -> dialogs.remove(null));
        shown.put("remove", () -> dialogs.remove(bo.id()));
        shown.put("block", () -> dialogs.block(bo.id()));
        shown.put("compare", () -> dialogs.compare(bo.id()));
        shown.put("otherkey-same", () -> dialogs.samePerson(bo.id(), bo.id()));
        shown.put("confirm-everyone", () -> dialogs.confirmEveryone(24, () -> { }));
        shown.put("clear", () -> dialogs.clear(Conversation.with(bo.id())));
        shown.put("details of mine", () -> dialogs.details(model.conversation(Conversation.with(bo.id())).messages().filtered(MessageItem::mine).getFirst()));
        shown.put("details of theirs", () -> dialogs.details(model.conversation(Conversation.with(bo.id())).messages().filtered(item -> !item.mine()).getFirst()));
        shown.put("find-all", window::find);
        var wrong = new ArrayList<String>();
        shown.forEach((description, show) -> {
            FxThread.act(show);
            until(description + " is shown", () -> window.layer().showing());
            for (var fault : walk(robot, window.layer())) wrong.add(description + ": " + fault);
            FxThread.act(() -> {
                while (window.layer().showing()) window.layer().close();
            });
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void theKeysDialogNamesEveryShortcutAndNoTwoAreTheSame(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.SLASH);
        until("the dialog with the keys is open", () -> find("keys") != null && !find("keys").lookupAll(".key-words").isEmpty());
        FxThread.act(() -> {
            for (var shortcut : Shortcut.values())
                assertTrue(find("keys").lookupAll(".key-words").stream().anyMatch(node -> ((Labeled) node).getText().equals(shortcut.words())), shortcut::name);
        });
        var captions = Arrays.stream(Shortcut.values()).filter(shortcut -> shortcut.hearer() != Shortcut.Hearer.FOCUS).flatMap(shortcut -> shortcut.caps().stream()).toList();
        assertEquals(captions.size(), captions.stream().distinct().count(), captions::toString);
    }
}
