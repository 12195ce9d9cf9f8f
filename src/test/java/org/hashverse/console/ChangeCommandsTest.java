package org.hashverse.console;

import static org.hashverse.console.PrintedEvents.BO;
import static org.hashverse.console.PrintedEvents.ME;
import static org.hashverse.console.PrintedEvents.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.console.words.Numbers;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.HistoryQuestions;
import org.junit.jupiter.api.Test;

/// Commands for one message, over a node that answers what a test says.
class ChangeCommandsTest {
    private static final Command.TypedMessage FIRST = new Command.TypedMessage.Number(1);
    private final Numbers numbers = new Numbers(2);
    private final MadeHere madeHere = new MadeHere();
    private final List<Delivered> stored = new ArrayList<>();
    private final List<MessageKey> asked = new ArrayList<>();
    private ChangeOutcome outcome = new ChangeOutcome.NotThere();
    private boolean deleted = true;

    private final ChangeCommands commands = new ChangeCommands(new FakeCommands() {
        @Override
        public CompletableFuture<ChangeOutcome> changeMessage(Change change) {
            return answer(change.of());
        }

        @Override
        public CompletableFuture<Boolean> delete(MessageKey message) {
            asked.add(message);
            return CompletableFuture.completedFuture(deleted);
        }

        @Override
        public HistoryQuestions history() {
            return new FoundById(stored);
        }
    }, numbers, madeHere);

    private CompletableFuture<ChangeOutcome> answer(MessageKey message) {
        asked.add(message);
        return CompletableFuture.completedFuture(outcome);
    }

    private static Delivered written(PeerId author, String id) {
        return new Delivered(new Message(new MessageId(id), Conversation.with(BO), author, 1, Instant.EPOCH, Content.text("x")), author.equals(ME), Map.of());
    }

    private static Command.TypedMessage id(String digits) {
        return new Command.TypedMessage.Id(digits);
    }

    private String change(String line) throws Command.Failure, InterruptedException {
        try {
            return commands.change((Command.ChangeMessage) CommandWord.read(line));
        } catch (Command.Misuse misuse) {
            throw new AssertionError(misuse);
        }
    }

    private interface Asked {
        String line() throws Command.Failure, InterruptedException;
    }

    private static String error(Asked command) {
        return assertThrows(Command.Failure.class, command::line).getMessage();
    }

    @Test
    void aChangeThatIsMadeIsAnsweredWithTheNameOfTheMessage() throws Exception {
        var mine = message(ME, Conversation.with(BO), "x", Map.of());
        numbers.add(mine);
        outcome = new ChangeOutcome.Done(mine);
        assertEquals("edited #1", change("edit #1 y"));
        assertEquals("reacted #1", change("react #1 \ud83d\udc4d"));
        assertEquals("retracted #1", change("retract #1"));
        assertEquals("pinned #1", change("pin #1"));
        assertEquals("unpinned #1", change("unpin #1"));
        assertEquals("confirmed #1", change("confirm #1"));
        assertEquals("forgotten #1", commands.forget(FIRST));
        var key = mine.message().key();
        assertEquals(Collections.nCopies(7, key), asked);
        assertTrue(madeHere.remove(new Change.Pin(key, 3, false)) && madeHere.remove(new Change.Pin(key, 2, true)) && madeHere.remove(new Change.Confirmation(key)));
        assertTrue(madeHere.remove(new Change.Edit(key, 7, "y")), "the event of it is not printed");
        assertFalse(madeHere.remove(new Change.Edit(key, 7, "y")), "but another one like it");
        assertTrue(madeHere.removeDeletion(key));
    }

    @Test
    void everyOutcomeIsASentenceThatSaysWhatToDo() throws Exception {
        numbers.add(message(ME, Conversation.with(BO), "x", Map.of()));
        var outcomes = List.of(new ChangeOutcome.NotThere(), new ChangeOutcome.NotYours(), new ChangeOutcome.NobodyToTell(), new ChangeOutcome.TooManyPinned(5), new ChangeOutcome.TooManyWaiting(10_000),
                new ChangeOutcome.DiskFull());
        var sentences = new ArrayList<String>();
        for (var each : outcomes) {
            outcome = each;
            sentences.add(error(() -> change("edit #1 y")));
            assertFalse(madeHere.remove(new Change.Edit(numbers.message(1).orElseThrow().key(), "y")), "nothing was made");
        }
        assertEquals(sentences.size(), Stream.of(sentences.toArray()).distinct().count(), sentences.toString());
        for (var sentence : sentences) assertTrue(sentence.contains("; "), sentence);
        outcome = new ChangeOutcome.NotYours();
        assertEquals("#1 is not a text of yours; reply #1 TEXT answers it", error(() -> change("edit #1 y")));
        assertEquals("#1 is not yours; forget #1 deletes it on this computer", error(() -> change("retract #1")));
        assertEquals("#1 does not ask you to confirm it; reply #1 TEXT answers it", error(() -> change("confirm #1")));
        assertEquals("the new text is empty; retract #1 takes the message back", error(() -> change("edit #1 \u200b")));
        deleted = false;
        assertEquals("#1 is not here any more; history shows the messages that are", error(() -> commands.forget(FIRST)));
        assertFalse(madeHere.removeDeletion(numbers.message(1).orElseThrow().key()));
    }

    @Test
    void aNumberThatIsUnknownOrTooOldSaysWhatToTypeInstead() {
        assertEquals("no message #1; " + MessageFinder.MESSAGE, error(() -> change("retract #1")));
        for (int i = 0; i < 3; i++) numbers.add(message(ME, Conversation.with(BO), "x", Map.of()));
        assertEquals("#1 is too old to be known by its number; use six digits or more of the id that history prints", error(() -> change("retract #1")));
        assertEquals("no message #4; " + MessageFinder.MESSAGE, error(() -> change("retract #4")));
        assertEquals(List.of(), asked);
    }

    @Test
    void aMessageIsFoundByTheBeginningOfItsId() throws Exception {
        var mine = written(ME, "abcdef" + "0".repeat(26));
        var theirs = written(BO, "abcdef" + "1".repeat(26));
        outcome = new ChangeOutcome.Done(mine);
        stored.add(theirs);
        assertEquals("reacted " + theirs.message().id(), change("react abcdef -"));
        stored.add(mine);
        assertEquals("several messages have an id that begins with abcdef; type more of it, or the number #K", error(() -> commands.forget(id("abcdef"))));
        assertEquals("forgotten " + theirs.message().id(), commands.forget(id("abcdef1")));
        assertEquals("retracted " + mine.message().id(), change("retract abcdef"), "only a message of ours can be meant");
        assertEquals("edited " + mine.message().id(), change("edit abcdef y"));
        assertEquals("no message has an id that begins with 123456; history shows the ids", error(() -> change("edit 123456 y")));
        numbers.add(mine);
        assertEquals("edited #1", change("edit abcdef y"), "a message with a number is named by it");
    }
}
