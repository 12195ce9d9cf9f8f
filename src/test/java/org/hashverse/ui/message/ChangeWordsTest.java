package org.hashverse.ui.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageText;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.app.Talk;
import org.hashverse.ui.message.ChangeWords.Attempt;
import org.junit.jupiter.api.Test;

/// The sentences about a change that was not made.
class ChangeWordsTest {
    private final ChangeWords words = new ChangeWords(new MessageFormatter(Cast.model()));

    private String of(Attempt attempt, Conversation in, ChangeOutcome outcome) {
        return words.of(attempt, Talk.theirs(in, Cast.CHEN, Instant.now(), "Hello").message(), outcome).orElse("");
    }

    @Test
    void everyOutcomeButDoneHasItsSentence() {
        var withBo = Conversation.with(Cast.BO);
        assertEquals(Optional.empty(), words.of(Attempt.EDIT, Talk.theirs(withBo, Cast.BO, Instant.now(), "a").message(),
                new ChangeOutcome.Done(Talk.mine(withBo, Instant.now(), "b", Map.of()))));
        assertEquals("This message is not here any more.", of(Attempt.REACT, withBo, new ChangeOutcome.NotThere()));
        assertEquals("Only its author can change a message.", of(Attempt.EDIT, withBo, new ChangeOutcome.NotYours()));
        assertEquals("That text cannot be sent.", of(Attempt.EDIT, withBo, new ChangeOutcome.BadText(MessageText.Fault.CONTROL)));
        assertEquals("500 messages already wait for Bo.", of(Attempt.EDIT, withBo, new ChangeOutcome.TooManyWaiting(500)));
        assertEquals("Too many messages are pinned already. Unpin one first.", of(Attempt.EDIT, withBo, new ChangeOutcome.TooManyPinned(5)));
        assertEquals("The disk is full. Nothing was changed.", of(Attempt.TAKE_BACK, withBo, new ChangeOutcome.DiskFull()));
    }

    @Test
    void thatNobodyCanBeToldNamesWhoAndWhatWouldNotArrive() {
        var nobody = new ChangeOutcome.NobodyToTell();
        var withBo = Conversation.with(Cast.BO);
        assertEquals("Bo is not a contact any more, so the new text would not arrive.", of(Attempt.EDIT, withBo, nobody));
        assertEquals("Bo is not a contact any more, so your reaction would not arrive.", of(Attempt.REACT, withBo, nobody));
        assertEquals("Bo is not a contact any more, so Bo’s computer cannot be asked to delete it.", of(Attempt.TAKE_BACK, withBo, nobody));
        assertEquals("Chen is not a contact any more, so your reaction would not arrive.", of(Attempt.REACT, Conversation.EVERYONE, nobody));
        assertEquals("Nobody who has this message is a contact any more, so the new text would not arrive.", of(Attempt.EDIT, Conversation.EVERYONE, nobody));
        assertEquals("Nobody who has this message is a contact any more, so their computers cannot be asked to delete it.", of(Attempt.TAKE_BACK, Conversation.EVERYONE, nobody));
    }
}
