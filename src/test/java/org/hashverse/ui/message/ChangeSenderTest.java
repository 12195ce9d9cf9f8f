package org.hashverse.ui.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Change;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.app.Talk;
import org.junit.jupiter.api.Test;

/// The sentences about a change that was not made.
class ChangeSenderTest {
    private static final MessageKey KEY = new MessageKey(Cast.CHEN, MessageId.random());
    private static final Change EDIT = new Change.Edit(KEY, "new");
    private static final Change REACTION = new Change.Reaction(KEY, Optional.of("👍"));
    private static final Change RETRACTION = new Change.Retraction(KEY);
    private final ChangeSender changes = new ChangeSender(new MessageFormatter(Cast.model()));

    private String of(Change change, Conversation in, ChangeOutcome outcome) {
        return changes.whyNot(change, Talk.theirs(in, Cast.CHEN, Instant.now(), "Hello").message(), outcome).orElse("");
    }

    @Test
    void everyOutcomeButDoneHasItsSentence() {
        var withBo = Conversation.with(Cast.BO);
        assertEquals(Optional.empty(), changes.whyNot(EDIT, Talk.theirs(withBo, Cast.BO, Instant.now(), "a").message(),
                new ChangeOutcome.Done(Talk.mine(withBo, Instant.now(), "b", Map.of()))));
        assertEquals("This message is not here any more.", of(REACTION, withBo, new ChangeOutcome.NotThere()));
        assertEquals("Only its author can change a message.", of(EDIT, withBo, new ChangeOutcome.NotYours()));
        assertEquals("500 messages already wait for Bo.", of(EDIT, withBo, new ChangeOutcome.TooManyWaiting(500)));
        assertEquals("Too many messages are pinned already. Unpin one first.", of(EDIT, withBo, new ChangeOutcome.TooManyPinned(5)));
        assertEquals("The disk is full. Nothing was changed.", of(RETRACTION, withBo, new ChangeOutcome.DiskFull()));
    }

    @Test
    void thatNobodyCanBeToldNamesWhoAndWhatWouldNotArrive() {
        var nobody = new ChangeOutcome.NobodyToTell();
        var withBo = Conversation.with(Cast.BO);
        assertEquals("Bo is not a contact any more, so the new text would not arrive.", of(EDIT, withBo, nobody));
        assertEquals("Bo is not a contact any more, so your reaction would not arrive.", of(REACTION, withBo, nobody));
        assertEquals("Bo is not a contact any more, so Bo’s computer cannot be asked to delete it.", of(RETRACTION, withBo, nobody));
        assertEquals("Chen is not a contact any more, so your reaction would not arrive.", of(REACTION, Conversation.EVERYONE, nobody));
        assertEquals("Nobody who has this message is a contact any more, so the new text would not arrive.", of(EDIT, Conversation.EVERYONE, nobody));
        assertEquals("Nobody who has this message is a contact any more, so their computers cannot be asked to delete it.", of(RETRACTION, Conversation.EVERYONE, nobody));
    }
}
