package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.CHEN;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.store.history.MessageStore.Seen;
import org.junit.jupiter.api.Test;

/// Edits, reactions and retractions of others: which ones count, in any order of arrival.
class ReceivedChangesTest extends ChangesStoreTest {
    @Test
    void anEditReplacesTheTextInThePageTheSearchAndTheSummary() throws Exception {
        var message = bo("the old words");
        var now = changed(BO, edit(message.key(), 1, "the new words")).message();
        assertEquals("the new words", now.message().text());
        assertTrue(now.edited().isPresent());
        assertTrue(now.unread(), "an edit marks nothing as read");
        for (int i = 0; i < 2; i++) {
            assertEquals(List.of("the new words"), open.texts(WITH_BO));
            assertEquals(List.of("the new words"), found("words"));
            assertEquals(List.of(), found("old"));
            assertEquals(List.of("the old words", "the new words"), versions(message));
            assertEquals(1, open.store.count(WITH_BO));
            assertEquals(1, open.store.unread(WITH_BO));
            restart();
        }
    }

    @Test
    void onlyTheAuthorEditsAndTakesBack() {
        var bos = bo("Bo's");
        var mine = delivered("mine");
        for (var change : List.of(edit(bos.key(), 9, "forged"), new Change.Retraction(bos.key()), edit(mine.key(), 9, "forged"), new Change.Retraction(mine.key()))) nothing(CHEN, change);
        for (var change : List.of(edit(mine.key(), 9, "forged"), new Change.Retraction(mine.key()))) nothing(BO, change);
        assertEquals(List.of("Bo's", "mine"), open.texts(WITH_BO));
    }

    @Test
    void whoGotOurMessageMayReactToItAndNobodyElse() {
        var mine = delivered("mine");
        nothing(CHEN, reaction(mine.key(), 1, "👍"));
        changed(BO, reaction(mine.key(), 1, "👍"));
        assertEquals("Bo👍", reactions(mine));
        var bos = bo("Bo's");
        nothing(CHEN, reaction(bos.key(), 1, "👍"));
        nothing(BO, reaction(new MessageKey(ANA, MessageId.random()), 1, "👍")); // a message of ours that is not here will not come
        nothing(BO, edit(new MessageKey(CHEN, MessageId.random()), 1, "x"));
    }

    @Test
    void aNewerReactionReplacesTheOneBeforeWhicheverArrivesFirst() throws Exception {
        var mine = delivered("mine");
        changed(BO, reaction(mine.key(), 5, "👍"));
        changed(BO, reaction(mine.key(), 4, "👎"));
        assertEquals("Bo👍", reactions(mine));
        changed(BO, reaction(mine.key(), 6, "🎉"));
        assertEquals("Bo🎉", reactions(mine));
        changed(BO, reaction(mine.key(), 7, null));
        assertEquals("", reactions(mine));
        changed(BO, reaction(mine.key(), 6, "👍"));
        assertEquals("", reactions(mine), "the removal is newer");
        assertEquals(1, count("SELECT count(*) FROM message WHERE kind = 'reaction'"));
    }

    @Test
    void reactionsAreInTheOrderInWhichTheyCame() {
        var message = open.message(Conversation.EVERYONE, ANA, "to all");
        open.<Boolean>ask(done -> open.store.write(message, List.of(BO, CHEN), done));
        changed(CHEN, reaction(message.key(), 9, "🎉"));
        changed(BO, reaction(message.key(), 1, "👍"));
        react(message, "👍");
        assertEquals("Chen🎉 Bo👍 Ana👍", reactions(message));
    }

    @Test
    void ofTwoEditsWithOneRevisionTheOneWithTheGreaterIdCounts() {
        for (boolean smallerFirst : new boolean[] {true, false}) {
            var message = bo("0");
            var small = message(BO, WITH_BO, edit(message.key(), 5, "small"), new MessageId("7f" + MessageId.random().hex().substring(2)));
            var great = message(BO, WITH_BO, edit(message.key(), 5, "great"), new MessageId("80" + MessageId.random().hex().substring(2)));
            for (var one : smallerFirst ? List.of(small, great) : List.of(great, small)) assertInstanceOf(Arrival.Changed.class, receive(one));
            assertEquals("great", text(message));
        }
    }

    @Test
    void aRetractionDeletesWordsEditsReactionsAndTheUnreadMark() throws Exception {
        var read = bo("read before");
        open.<Seen>ask(done -> open.store.seen(WITH_BO, read.key(), true, done));
        var message = bo("secret plans");
        changed(BO, edit(message.key(), 1, "secret designs"));
        changed(BO, reaction(message.key(), 1, "👍"));
        react(message, "🎉");
        assertEquals(1, open.store.unread(WITH_BO));
        var arrival = changed(BO, new Change.Retraction(message.key()));
        assertEquals(0, open.store.waiting(BO), "our reaction has nothing to react to");
        assertTrue(arrival.wasUnread() && arrival.message().takenBack() && !arrival.message().unread());
        for (int i = 0; i < 2; i++) {
            assertEquals(0, open.store.unread(WITH_BO));
            assertEquals(2, open.store.count(WITH_BO));
            assertEquals(List.of(), found("secret"));
            assertEquals(List.of(), versions(message));
            assertEquals("", reactions(message));
            restart();
        }
        assertEquals(0, count("SELECT count(*) FROM message WHERE body IS NOT NULL OR text LIKE 'secret%'"));
        for (var late : List.of(edit(message.key(), 2, "again"), reaction(message.key(), 2, "👍"), new Change.Retraction(message.key()))) nothing(BO, late);
        assertTrue(view(message.key()).takenBack());
        assertTrue(!changed(BO, new Change.Retraction(read.key())).wasUnread());
    }

    @Test
    void ofOneMessageFiftyEditsAreKeptWhateverTheirOrder() {
        var message = bo("0");
        for (int revision = Changes.KEPT; revision >= 1; revision--) changed(BO, edit(message.key(), revision, "r" + revision));
        assertEquals(Changes.KEPT + 1, versions(message).size());
        changed(BO, edit(message.key(), Changes.KEPT + 1, "newest"));
        changed(BO, edit(message.key(), 1, "r1"));
        var versions = versions(message);
        assertEquals(List.of("0", "r2", "newest"), List.of(versions.getFirst(), versions.get(1), versions.getLast()));
        assertEquals(Changes.KEPT + 1, versions.size());
        assertEquals("newest", text(message));
    }

    @Test
    void aChangeOfAChangeIsIgnored() {
        var bos = bo("Bo's");
        var edit = message(BO, WITH_BO, edit(bos.key(), 1, "edited"));
        receive(edit);
        for (var change : List.of(edit(edit.key(), 9, "x"), reaction(edit.key(), 9, "👍"), new Change.Retraction(edit.key()))) nothing(BO, change);
        assertEquals("edited", text(bos));
        var itself = MessageId.random();
        receive(message(BO, WITH_BO, edit(new MessageKey(BO, itself), 1, "of itself"), itself));
        var early = message(BO, WITH_BO, edit(bos.key(), 2, "early"));
        waits(BO, new Change.Retraction(early.key()));
        receive(early);
        assertEquals("early", text(bos));
    }

    @Test
    void unknownKindsAreReactedToAndTakenBackButNotEdited() {
        var poll = message(BO, WITH_BO, new Content.Unknown("poll", "{\"q\":1}"));
        receive(poll);
        nothing(BO, edit(poll.key(), 1, "x"));
        changed(BO, reaction(poll.key(), 1, "👍"));
        assertEquals("Bo👍", reactions(poll));
        changed(BO, new Change.Retraction(poll.key()));
        assertTrue(view(poll.key()).takenBack());
    }

    @Test
    void theNewNumberOfAMessageThatComesAgainIsWrittenSoAndSoOften() throws Exception {
        var message = bo("again");
        int written = Incoming.REPEATS_WRITTEN;
        for (int i = 2; i <= written + 1; i++) {
            long number = i;
            open.store.receive(BO, number, message, _ -> { });
        }
        open.settle();
        assertEquals(written + 1, count("SELECT number FROM message"));
        open.<Arrival>ask(done -> open.store.receive(BO, written + 2, message, done));
        assertEquals(written + 1, count("SELECT number FROM message"), "a message is long, and may come without end");
        assertEquals(written + 2, count("SELECT number FROM author"), "it is acknowledged all the same");
    }

    @Test
    void aChangeThatComesTwiceIsStoredOnce() throws Exception {
        var message = bo("0");
        var edit = message(BO, WITH_BO, edit(message.key(), 1, "1"));
        assertInstanceOf(Arrival.Changed.class, receive(edit));
        assertInstanceOf(Arrival.Nothing.class, receive(edit));
        restart();
        open.store.meet(BO, "b".repeat(32)); // Bo was restored and sends everything again
        assertInstanceOf(Arrival.Nothing.class, receive(message));
        assertInstanceOf(Arrival.Nothing.class, receive(edit));
        assertEquals(1, count("SELECT count(*) FROM message WHERE target IS NOT NULL"));
        assertEquals("1", text(message));
    }

    @Test
    void aDeletedMessageDoesNotReturnByAChange() throws Exception {
        for (int way = 0; way < 2; way++) {
            var message = bo("old");
            changed(BO, edit(message.key(), 1, "older"));
            changed(BO, reaction(message.key(), 1, "👍"));
            if (way == 0) open.store.delete(message.key(), _ -> { });
            else open.store.clear(WITH_BO, () -> { });
            open.settle();
            restart();
            for (var late : List.of(edit(message.key(), 2, "again"), reaction(message.key(), 2, "👍"), new Change.Retraction(message.key()))) nothing(BO, late);
            assertInstanceOf(Arrival.Nothing.class, receive(message));
            assertEquals(Optional.empty(), find(message.key()));
            assertEquals(0, count("SELECT count(*) FROM message"));
            assertEquals(0, open.store.count(WITH_BO));
            assertEquals(0, open.store.unread(WITH_BO));
        }
    }

    @Test
    void aChangeStandsInTheConversationOfItsMessage() throws Exception {
        var toAll = message(BO, Conversation.EVERYONE, Content.text("to all"));
        receive(toAll);
        changed(BO, edit(toAll.key(), 1, "said to us alone"));
        var late = message(BO, Conversation.EVERYONE, Content.text("late"));
        waits(BO, edit(late.key(), 1, "said to us alone too"));
        receive(late);
        open.store.clear(WITH_BO, () -> { });
        open.settle();
        assertEquals(List.of("said to us alone", "said to us alone too"), open.texts(Conversation.EVERYONE));
        assertTrue(view(toAll.key()).edited().isPresent() && view(late.key()).edited().isPresent());
        open.store.clear(Conversation.EVERYONE, () -> { });
        assertEquals(0, count("SELECT count(*) FROM message"));
    }

    @Test
    void whatIsKeptOfAChangeCountsInItsAuthorsDay() {
        var message = bo("12345");
        changed(BO, edit(message.key(), 1, "123"));
        waits(BO, edit(new MessageKey(BO, MessageId.random()), 1, "12"));
        nothing(BO, edit(new MessageKey(CHEN, MessageId.random()), 1, "not kept"));
        assertEquals(new MessageStore.Kept(3, 10), open.store.kept(BO));
    }
}
