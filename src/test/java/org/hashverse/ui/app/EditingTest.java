package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.model.Draft;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.TestPeer;
import org.hashverse.ui.text.PreviewLine;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// How the editing of a message begins and ends, and what the composer does meanwhile.
class EditingTest extends EditingWindow {
    @Start
    void start(Stage stage) {
        show(stage);
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
}
