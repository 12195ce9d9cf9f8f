package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.Presence;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What becomes of the new text of a message that a person edits.
class SavingAnEditTest extends EditingWindow {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Test
    void enterSavesOnceAndTheDraftReturnsWhenTheNodeHasIt(FxRobot robot) {
        var message = edit("Lunch at one?");
        write(robot, "  Lunch at two?\n");
        press(robot, KeyCode.ENTER);
        press(robot, KeyCode.ENTER);
        assertEquals(1, commands.edits.size());
        assertEquals("Lunch at two?", commands.edits.getFirst().text());
        assertEquals(message.key(), commands.edits.getFirst().message());
        assertTrue(editing(), "the text is not lost while the node may refuse it");
        answer(commands.edits.getFirst(), done(message));
        ended("half a sentence");
        assertEquals(List.of(), commands.sent);
    }

    @Test
    void theButtonSavesToo(FxRobot robot) {
        edit("one");
        write(robot, "two");
        robot.clickOn("#save-edit");
        settle();
        assertEquals("two", commands.edits.getFirst().text());
    }

    @Test
    void whatIsWrittenAfterSavingIsNotLost(FxRobot robot) {
        var message = edit("one");
        write(robot, "two");
        press(robot, KeyCode.ENTER);
        write(robot, "two and a half");
        answer(commands.edits.getFirst(), done(message));
        assertTrue(editing());
        assertEquals("two and a half", composer().getText());
        press(robot, KeyCode.ENTER);
        assertEquals("two and a half", commands.edits.getLast().text());
    }

    @Test
    void anUnchangedTextIsNotSaved(FxRobot robot) {
        edit("one");
        write(robot, "one  \n");
        press(robot, KeyCode.ENTER);
        ended("half a sentence");
        assertEquals(List.of(), commands.edits);
    }

    @Test
    void aBlankTextIsNotSavedAndOffersToTakeTheMessageBack(FxRobot robot) {
        var message = edit("one");
        assertFalse(says("Nothing would be left of the message."));
        write(robot, " \u200B\n");
        press(robot, KeyCode.ENTER);
        assertTrue(editing());
        assertTrue(says("Nothing would be left of the message."));
        assertEquals(List.of(), commands.edits);
        robot.clickOn("Take it back");
        settle();
        assertEquals(List.of(), commands.retractions, "the person is asked first");
        robot.clickOn("#take-back-go");
        settle();
        assertEquals(message.key(), commands.retractions.getFirst().message());
        answer(commands.retractions.getFirst(), done(message));
        ended("half a sentence");
    }

    @Test
    void aRefusalIsSaidAndTheTextStays(FxRobot robot) {
        edit("one");
        var refusals = Map.of(new ChangeOutcome.NotThere(), "This message is not here any more.",
                new ChangeOutcome.NotYours(), "Only its author can change a message.",
                new ChangeOutcome.NobodyToTell(), "Bo is not a contact any more, so the new text would not arrive.",
                new ChangeOutcome.TooManyWaiting(1_000), "1,000 messages already wait for Bo.",
                new ChangeOutcome.DiskFull(), "The disk is full. Nothing was changed.");
        write(robot, "two");
        refusals.forEach((outcome, words) -> {
            press(robot, KeyCode.ENTER);
            answer(commands.edits.getLast(), outcome);
            assertEquals(words, toast());
            assertTrue(editing());
            assertEquals("two", composer().getText());
        });
        assertEquals(refusals.size(), commands.edits.size(), "each press of the key asks again");
    }

    @Test
    @ExpectedLog("the node could not answer")
    void aFailureIsSaidAndTheTextStays(FxRobot robot) {
        edit("one");
        write(robot, "two");
        press(robot, KeyCode.ENTER);
        FxThread.act(() -> commands.edits.getFirst().answer().completeExceptionally(new IllegalStateException("thrown by the test")));
        assertEquals("That could not be saved. The reason is in the log.", toast());
        assertTrue(editing());
        assertEquals("two", composer().getText());
    }

    @Test
    void aTextOfTheMostBytesIsSavedAndALongerOneIsNot(FxRobot robot) {
        edit("one");
        write(robot, "x".repeat(MessageText.MAX_BYTES + 1));
        press(robot, KeyCode.ENTER);
        assertEquals(List.of(), commands.edits);
        assertTrue(says("1 byte too long"));
        assertFalse(says("Send in 2 parts"));
        write(robot, "x".repeat(MessageText.MAX_BYTES));
        press(robot, KeyCode.ENTER);
        assertEquals(1, commands.edits.size());
    }

    @Test
    void aMessageToEveryoneIsEditedAlsoWhileNobodyIsConnected(FxRobot robot) {
        var toAll = Talk.mine(Conversation.EVERYONE, Instant.now(), "one", Map.of(Cast.BO, Delivery.DELIVERED));
        apply(new NodeEvent.MessageWritten(toAll));
        open(Conversation.EVERYONE);
        FxThread.act(() -> model.conversation(Conversation.EVERYONE).draft().edit(toAll.message()));
        assertFalse(visible(window.lookup("#send-all")));
        assertTrue(visible(window.lookup("#save-edit")));
        for (var item : List.copyOf(model.peers())) apply(new NodeEvent.PeerChanged(Cast.presence(item.peer().get(), Presence.OFFLINE, Instant.now())));
        assertTrue(window.conversation().composer().usable());
        write(robot, "two");
        press(robot, KeyCode.ENTER);
        assertEquals("two", commands.edits.getFirst().text());
        answer(commands.edits.getFirst(), done(toAll.message()));
        assertFalse(window.conversation().composer().usable());
    }
}
