package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.CHEN;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.json.ContentJson;
import org.hashverse.store.database.Database;
import org.junit.jupiter.api.Test;

/// Messages that a version kept unread because it did not know their kinds, after an update.
class UnknownKindsTest extends ChangesStoreTest {
    /// A message as a version without its kind keeps it.
    private Message keeps(Conversation in, Content content) {
        var author = in instanceof Conversation.Direct(var peer) ? peer : BO;
        var message = message(author, in, new Content.Unknown(content.kind(), ContentJson.write(content)));
        assertInstanceOf(Arrival.New.class, receive(message));
        return message;
    }

    private void update() throws Exception {
        reopenAfter("DELETE FROM meta WHERE name = 'kinds'");
    }

    @Test
    void aStartReadsNoMoreThanItsBoundAndTheNextOneGoesOn() throws Exception {
        var message = bo("0");
        for (int i = 1; i <= UnknownKinds.MOST; i++) {
            var kept = message(BO, WITH_BO, new Content.Unknown("edit", ContentJson.write(edit(message.key(), i, "" + i))));
            long number = i + 1;
            open.store.receive(BO, number, kept, _ -> { });
        }
        receive(message(BO, WITH_BO, new Content.Unknown("edit", ContentJson.write(edit(message.key(), 1L << 40, "last")))));
        update();
        assertEquals("" + UnknownKinds.MOST, text(message));
        assertEquals(2, open.store.count(WITH_BO));
        restart();
        assertEquals("last", text(message));
        assertEquals(1, open.store.count(WITH_BO));
    }

    @Test
    void whatWasReadLateCountsInTheDayOfItsArrivalAndLeavesNothingBehind() throws Exception {
        var message = bo("old words");
        var kept = keeps(WITH_BO, edit(message.key(), 1, "new words"));
        receive(BO, reaction(kept.key(), 1, "👍"));
        long arrived = count("SELECT shown FROM message WHERE kind = 'edit'");
        reopenAfter("UPDATE meta SET value = 'text' WHERE name = 'kinds'");
        assertEquals("new words", text(message));
        assertEquals(0, count("SELECT count(*) FROM message WHERE kind = 'reaction'"), "a reaction to what is no message");
        assertEquals(arrived, count("SELECT shown FROM message WHERE kind = 'edit'"), "else it would count in its author's day a second time");
    }

    private void reopenAfter(String change) throws Exception {
        open.close();
        try (var sql = Database.writer(folder.resolve("messages.db"))) {
            sql.change(change);
        }
        open();
    }

    @Test
    void changesCountAfterTheUpdateAndStandNoLongerInTheConversation() throws Exception {
        var message = bo("old words");
        var mine = delivered("mine");
        keeps(WITH_BO, edit(message.key(), 1, "new words"));
        keeps(WITH_BO, reaction(mine.key(), 1, "👍"));
        keeps(Conversation.with(CHEN), edit(message.key(), 9, "forged"));
        assertEquals("old words", text(message));
        assertEquals(4, open.store.count(WITH_BO));
        update();
        assertEquals("new words", text(message));
        assertEquals("Bo👍", reactions(mine));
        assertEquals(List.of("new words", "mine"), open.texts(WITH_BO));
        assertEquals(2, open.store.count(WITH_BO));
        assertEquals(1, open.store.unread(WITH_BO), "what stands nowhere is not unread");
        assertEquals(0, open.store.count(Conversation.with(CHEN)), "and a change that may not be made counts as little as ever");
        assertEquals(List.of("new words"), found("new"));
        restart();
        assertEquals("new words", text(message));
    }

    @Test
    void anyNumberIsReadPageByPage() throws Exception {
        var message = bo("0");
        int all = 2 * UnknownKinds.PAGE + 1;
        for (int i = 1; i <= all; i++) keeps(WITH_BO, edit(message.key(), i, "" + i));
        receive(message(BO, WITH_BO, new Content.Unknown("poll", "{\"q\":1}")));
        update();
        assertEquals("" + all, text(message));
        assertEquals(2, open.store.count(WITH_BO), "the text and what is still unknown");
    }

    @Test
    void aChangeWhoseMessageComesLaterWaitsForIt() throws Exception {
        var later = message(BO, WITH_BO, Content.text("old words"));
        keeps(WITH_BO, edit(later.key(), 1, "new words"));
        update();
        assertEquals(0, open.store.count(WITH_BO));
        receive(later);
        assertEquals("new words", text(later));
    }

    @Test
    void aBodyThatHasNotTheFormOfItsKindStaysUnknown() throws Exception {
        for (var body : List.of("{}", "{\"of\":1}", "{\"revision\":1}")) receive(message(BO, WITH_BO, new Content.Unknown(Change.Edit.KIND, body)));
        receive(message(BO, WITH_BO, new Content.Unknown("poll", "{\"q\":1}")));
        update();
        assertEquals(4, open.store.count(WITH_BO));
        for (var one : open.history(WITH_BO)) assertInstanceOf(Content.Unknown.class, one.message().content());
    }

    @Test
    void afterARepairTheyAreReadToo() throws Exception {
        var message = bo("old words");
        keeps(WITH_BO, edit(message.key(), 1, "new words"));
        reopenAfter("INSERT INTO meta VALUES ('unapplied', '', 0)");
        assertEquals("new words", text(message));
        assertEquals(1, open.store.count(WITH_BO));
    }

    @Test
    void withoutAnUpdateNothingIsReadAgain() throws Exception {
        var message = bo("old words");
        keeps(WITH_BO, new Change.Reaction(message.key(), 1, Optional.of("👍")));
        restart();
        assertEquals(2, open.store.count(WITH_BO));
        assertFalse(view(message.key()).edited().isPresent());
    }
}
