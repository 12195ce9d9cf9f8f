package org.hashverse.store.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.junit.jupiter.api.Test;

/// Content in the columns of its row, and back.
class ContentColumnsTest {
    private static final MessageKey KEY = new MessageKey(PeerId.of(new byte[32]), new MessageId("ab".repeat(16)));

    @Test
    void everyKindIsReadAsItWasWritten() {
        for (var content : List.of(new Content.Text("hello", Optional.of(KEY), true), new Content.TakenBack(), new Content.Unknown("poll", "{\"question\":1}"),
                new Change.Edit(KEY, 1, "words"), new Change.Reaction(KEY, 2, Optional.of("👍")), new Change.Reaction(KEY, 3, Optional.empty()), new Change.Pin(KEY, 4, true),
                new Change.Pin(KEY, 5, false), new Change.Confirmation(KEY), new Change.Retraction(KEY))) assertEquals(content, ContentColumns.of(content).content());
    }

    @Test
    void whatAnEarlierVersionStoredAndThisOneRefusesIsUnknown() {
        for (var columns : List.of(new ContentColumns("", null, null, Change.Reaction.KIND, "no emoji", KEY.bytes(), 7L, false), new ContentColumns("a\u0000b", null, null, null, null, null, null, false)))
            assertInstanceOf(Content.Unknown.class, columns.content());
    }

    @Test
    void aKindOfChangeThatOnlyALaterVersionKnowsIsNoChangeOfThisOne() {
        var vote = new ContentColumns("", null, null, "vote", "second answer", KEY.bytes(), 7L, false);
        assertEquals(new Content.Unknown("vote", "second answer"), vote.content());
        assertTrue(vote.isChange(), "it does not stand in the conversation by itself");
    }
}
