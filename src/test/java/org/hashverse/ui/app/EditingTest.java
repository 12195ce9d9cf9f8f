package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.Presence;
import org.hashverse.model.ChatModel;
import org.hashverse.model.Draft;
import org.hashverse.model.QuietModel;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.TestPeer;
import org.hashverse.ui.text.PreviewLine;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A person edits messages of theirs in the composer.
class EditingTest extends WindowAlone {
    private final AskedCommands commands = new AskedCommands();

    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Override
    protected ChatModel makeModel() {
        return Cast.addPeers(QuietModel.with(commands, InstantSource.system()));
    }

    private Message written(String text) {
        var message = Talk.mine(BO, Instant.now(), text, Map.of(Cast.BO, Delivery.DELIVERED));
        apply(new NodeEvent.MessageWritten(message));
        return message.message();
    }

    private void takenBack(Message before) {
        var now = new Message(before.id(), before.conversation(), before.author(), before.stamp(), before.shown(), new Content.TakenBack());
        apply(new NodeEvent.MessageChanged(new Delivered(now, true, Map.of(Cast.BO, Delivery.DELIVERED))));
    }

    private Draft draft() {
        return model.conversation(BO).draft();
    }

    /// Opens the conversation with Bo, with an unsent text, and edits a message of Ana.
    private Message edit(String text) {
        var message = written(text);
        open(BO);
        type("half a sentence");
        FxThread.act(() -> draft().edit(message));
        return message;
    }

    private void write(FxRobot robot, String text) {
        FxThread.act(() -> composer().setText(text));
    }

    private void press(FxRobot robot, KeyCode key) {
        robot.type(key);
        settle();
    }

    private void answer(AskedCommands.Asked asked, ChangeOutcome outcome) {
        FxThread.act(() -> asked.answer().complete(outcome));
    }

    private ChangeOutcome done(Message message) {
        return new ChangeOutcome.Done(new Delivered(message, true, Map.of()));
    }

    private boolean editing() {
        boolean barShown = visible(window.lookup("#edit-bar"));
        assertEquals(barShown, visible(window.lookup("#save-edit")));
        assertEquals(barShown, draft().edited().get() != null);
        return barShown;
    }

    private void ended(String unsent) {
        assertFalse(editing());
        assertTrue(visible(window.lookup("#send")));
        assertEquals(unsent, composer().getText());
    }

    private String toast() {
        return window.toasts().lookupAll(".label").stream().map(Labeled.class::cast).map(Labeled::getText).findFirst().orElse("");
    }

    @Test
    void theBarShowsTheOldTextAndTheFieldIsReadyForTheNewOne() {
        edit("Lunch at one?");
        assertTrue(editing());
        assertFalse(visible(window.lookup("#send")));
        assertEquals("Edit message", ((Labeled) window.lookup("#edit-bar .quote-author")).getText());
        assertEquals("Lunch at one?", ((PreviewLine) window.lookup("#edit-bar .quote-words")).text());
        assertNull(((Region) window.lookup("#edit-bar")).getBackground(), "the bar stands on the composer, without a box like that of the bar beside a message");
        assertEquals("Lunch at one?", composer().getText());
        assertSame(composer(), stage.getScene().getFocusOwner());
        assertEquals(composer().getText().length(), composer().getCaretPosition());
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
    void escapeAndTheButtonEndItWithoutSaving(FxRobot robot) {
        var message = edit("one");
        write(robot, "two");
        press(robot, KeyCode.ESCAPE);
        ended("half a sentence");
        FxThread.act(() -> draft().edit(message));
        robot.clickOn("#edit-cancel");
        settle();
        ended("half a sentence");
        assertSame(composer(), stage.getScene().getFocusOwner());
        assertEquals(List.of(), commands.edits);
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
    void itEndsWhenTheMessageIsTakenBackOrDeletedMeanwhile() {
        takenBack(edit("one"));
        ended("half a sentence");
        var message = written("two");
        FxThread.act(() -> draft().edit(message));
        assertTrue(editing());
        apply(new NodeEvent.MessageDeleted(BO, message.key()));
        ended("half a sentence");
    }

    @Test
    void anotherConversationMayBeOpenedMeanwhile(FxRobot robot) {
        edit("one");
        write(robot, "two");
        open(CHEN);
        assertFalse(visible(window.lookup("#edit-bar")));
        assertEquals("", composer().getText());
        assertEquals("Draft: half a sentence", ((PreviewLine) row("Bo").lookup(".below-name").getParent().lookupAll("*").stream().filter(PreviewLine.class::isInstance).findFirst().orElseThrow()).text());
        open(BO);
        assertTrue(editing());
        assertEquals("two", composer().getText());
    }

    @Test
    void commandsAreNotReadWhileEditing(FxRobot robot) {
        edit("one");
        write(robot, "/");
        assertFalse(says("/list"));
        write(robot, "/shrug");
        press(robot, KeyCode.ENTER);
        assertFalse(says("Unknown command"));
        assertEquals("/shrug", commands.edits.getFirst().text());
        write(robot, "add 10.0.0.7 8000");
        assertFalse(says("Run as command?"));
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
    void upInAnEmptyFieldEditsTheLastOwnTextThatWasNotTakenBack(FxRobot robot) {
        written("one");
        var two = written("two");
        takenBack(written("three"));
        FxThread.act(() -> Talk.arrives(model, Cast.BO, Instant.now(), "Bo’s"));
        open(BO);
        type("x");
        press(robot, KeyCode.UP);
        assertFalse(editing(), "the field is not empty");
        write(robot, "");
        press(robot, KeyCode.UP);
        assertTrue(editing());
        assertEquals(two, draft().edited().get());
        press(robot, KeyCode.UP);
        assertEquals(two, draft().edited().get());
        press(robot, KeyCode.ESCAPE);
        ended("");
    }

    @Test
    void upDoesNothingWithoutAnOwnTextAndControlUpStillReplies(FxRobot robot) {
        FxThread.act(() -> Talk.arrives(model, Cast.BO, Instant.now(), "Bo’s"));
        open(BO);
        press(robot, KeyCode.UP);
        assertFalse(editing());
        written("mine");
        robot.push(KeyCode.CONTROL, KeyCode.UP);
        settle();
        assertFalse(editing());
        assertEquals("mine", draft().replyTo().get().text());
    }

    @Test
    void upDoesNothingTowardsAPeerThatDoesNotUnderstandEdits(FxRobot robot) {
        written("mine");
        open(BO);
        apply(new NodeEvent.PeerChanged(TestPeer.of(Cast.BO, "Bo").withFeatures(Set.of()).peer()));
        press(robot, KeyCode.UP);
        assertFalse(editing());
        apply(new NodeEvent.PeerChanged(TestPeer.of(Cast.BO, "Bo").withFeatures(Set.of("edit")).peer()));
        press(robot, KeyCode.UP);
        assertTrue(editing());
    }

    @Test
    void aReplyEndsTheEditingAndKeepsTheDraft(FxRobot robot) {
        var message = edit("one");
        FxThread.act(() -> window.conversation().composer().reply(message));
        ended("half a sentence");
        assertTrue(visible(window.lookup("#reply-bar")));
        FxThread.act(() -> draft().edit(message));
        assertFalse(visible(window.lookup("#reply-bar")));
        press(robot, KeyCode.ESCAPE);
        assertEquals(message, draft().replyTo().get(), "the draft is a reply again");
        press(robot, KeyCode.ESCAPE);
        assertNull(draft().replyTo().get());
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
