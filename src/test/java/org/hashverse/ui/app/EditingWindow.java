package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.hashverse.chat.Content;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.model.ChatModel;
import org.hashverse.model.Draft;
import org.hashverse.model.QuietModel;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.NodeEvent;
import org.testfx.api.FxRobot;

/// A window in which a person edits messages of theirs, with a node that the test answers for.
abstract class EditingWindow extends WindowAlone {
    final AskedCommands commands = new AskedCommands();

    @Override
    protected ChatModel makeModel() {
        return Cast.addPeers(QuietModel.with(commands, InstantSource.system()));
    }

    Message written(String text) {
        var message = Talk.mine(BO, Instant.now(), text, Map.of(Cast.BO, Delivery.DELIVERED));
        apply(new NodeEvent.MessageWritten(message));
        return message.message();
    }

    void takenBack(Message before) {
        var now = new Message(before.id(), before.conversation(), before.author(), before.stamp(), before.shown(), new Content.TakenBack());
        apply(new NodeEvent.MessageChanged(new Delivered(now, true, Map.of(Cast.BO, Delivery.DELIVERED))));
    }

    Draft draft() {
        return model.conversation(BO).draft();
    }

    /// Opens the conversation with Bo, with an unsent text, and edits a message of Ana.
    Message edit(String text) {
        var message = written(text);
        open(BO);
        type("half a sentence");
        FxThread.act(() -> draft().edit(message));
        return message;
    }

    void write(FxRobot robot, String text) {
        FxThread.act(() -> composer().setText(text));
    }

    void press(FxRobot robot, KeyCode key) {
        robot.type(key);
        settle();
    }

    void answer(AskedCommands.Asked asked, ChangeOutcome outcome) {
        FxThread.act(() -> asked.answer().complete(outcome));
    }

    ChangeOutcome done(Message message) {
        return new ChangeOutcome.Done(new Delivered(message, true, Map.of()));
    }

    boolean editing() {
        boolean barShown = visible(window.lookup("#edit-bar"));
        assertEquals(barShown, visible(window.lookup("#save-edit")));
        assertEquals(barShown, draft().edited().get() != null);
        return barShown;
    }

    void ended(String unsent) {
        assertFalse(editing());
        assertTrue(visible(window.lookup("#send")));
        assertEquals(unsent, composer().getText());
    }

    String toast() {
        return window.toasts().lookupAll(".label").stream().map(Labeled.class::cast).map(Labeled::getText).findFirst().orElse("");
    }
}
