package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.CHEN;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.store.database.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rules of the store, on a real file, most of them also after a restart.
class SqliteStoreTest extends StoreTest {
    @Test
    void theCountOfAnAuthorsDaySurvivesARestart() throws Exception {
        open.write("mine is not counted");
        open.receive(1, "äbc");
        var again = open.receive(2, "four");
        open.store.receive(BO, 3, again, _ -> { });
        open.settle();
        assertEquals(new MessageStore.Kept(2, 8), open.store.kept(BO));
        restart();
        assertEquals(new MessageStore.Kept(2, 8), open.store.kept(BO));
        open.store.forget(BO);
        assertEquals(new MessageStore.Kept(0, 0), open.store.kept(BO));
    }

    @Test
    void theLastStampOfEachAuthorInEachConversationSurvivesARestart() throws Exception {
        open.receive(1, "first");
        var last = open.receive(2, "last");
        var mine = open.write("mine is later");
        assertTrue(mine.stamp() > last.stamp());
        var toAll = open.message(Conversation.EVERYONE, CHEN, "to all");
        open.store.receive(CHEN, 1, toAll, _ -> { });
        open.settle();
        for (int i = 0; i < 2; i++) {
            assertEquals(last.stamp(), open.store.lastStamp(WITH_BO, BO));
            assertEquals(toAll.stamp(), open.store.lastStamp(Conversation.EVERYONE, CHEN));
            assertEquals(0, open.store.lastStamp(Conversation.EVERYONE, BO));
            restart();
        }
    }

    @Test
    void callbacksNeverRunWithinTheCall() {
        boolean[] ran = {false};
        open.store.write(open.message(WITH_BO, ANA, "a"), List.of(BO), _ -> ran[0] = true);
        assertFalse(ran[0]);
        open.settle();
        assertTrue(ran[0]);
    }

    @Test
    void messagesNumbersAndStagesSurviveARestart() throws Exception {
        var mine = open.write("mine");
        open.store.meet(BO, "a".repeat(32));
        open.receive(7, "Bo's");
        assertEquals(List.of(1L), open.taken());
        var id = open.store.id();
        restart();
        assertEquals(id, open.store.id());
        assertEquals(List.of("mine", "Bo's"), open.texts(WITH_BO));
        assertEquals(Delivery.SENT, open.history(WITH_BO).getFirst().deliveries().get(BO));
        assertEquals(7, open.store.have(BO).orElseThrow().number());
        assertEquals("a".repeat(32), open.store.have(BO).orElseThrow().store());
        assertEquals(1, open.store.lastNumber(BO));
        assertEquals(1, open.store.unread(WITH_BO));
        assertEquals(2, open.store.count(WITH_BO));
        assertTrue(open.store.lastStamp(WITH_BO) > mine.stamp());
    }

    @Test
    void queuedMessagesAreSentAfterARestart() throws Exception {
        open.write("first");
        open.write("second");
        restart();
        assertEquals(2, open.store.waiting(BO));
        assertEquals(List.of(1L, 2L), open.taken());
        assertEquals(0, open.store.waiting(BO));
    }

    @Test
    void aMessageGetsItsNumberWhenItIsFirstTakenAndACancelledOneGetsNone() {
        open.write("first");
        var second = open.write("second");
        open.write("third");
        open.changes.addAll(open.<List<MessageStore.Progress>>ask(done -> open.store.cancel(second.id(), done)));
        assertEquals(List.of(1L, 2L), open.taken(1, 64, 1 << 16));
        assertEquals(2, open.store.lastNumber(BO));
        assertEquals(List.of(Delivery.CANCELLED, Delivery.SENT, Delivery.SENT), open.changes.stream().map(MessageStore.Progress::delivery).toList());
        assertEquals(List.of(), open.<List<MessageStore.Progress>>ask(done -> open.store.cancel(second.id(), done)), "the message is cancelled already");
    }

    @Test
    void aBatchIsBoundedInMessagesAndBytesButOneMessageAlwaysFits() {
        for (int i = 0; i < 5; i++) open.write("x".repeat(10));
        assertEquals(List.of(1L), open.taken(1, 64, 5));
        assertEquals(List.of(1L, 2L), open.taken(1, 64, 20));
        assertEquals(List.of(2L, 3L, 4L), open.taken(2, 3, 1 << 16));
    }

    @Test
    void acknowledgedMessagesAreDeliveredAndRefusedOnesAreNot() throws Exception {
        for (int i = 0; i < 3; i++) open.write("m" + i);
        open.taken();
        var refused = open.<List<MessageStore.Progress>>ask(done -> open.store.reject(BO, 2, "full", done));
        assertEquals(List.of(Delivery.refused("full")), refused.stream().map(MessageStore.Progress::delivery).toList());
        var changes = open.<List<MessageStore.Progress>>ask(done -> open.store.acknowledge(BO, 3, done));
        assertEquals(List.of(Delivery.DELIVERED, Delivery.DELIVERED), changes.stream().map(MessageStore.Progress::delivery).toList());
        restart();
        assertEquals(List.of(1L, 3L), open.taken(), "a restored receiver gets all messages again except those it refused");
    }

    @Test
    void anAcknowledgementCountsOnlyForNumbersThatWereGiven() {
        open.write("never sent");
        assertEquals(List.of(), open.<List<MessageStore.Progress>>ask(done -> open.store.acknowledge(BO, 1_000, done)));
        assertEquals(1, open.store.waiting(BO));
    }

    @Test
    void aMessageReceivedTwiceIsStoredOnce() throws Exception {
        var message = open.receive(1, "once");
        assertInstanceOf(Arrival.Nothing.class, open.<Arrival>ask(done -> open.store.receive(BO, 2, message, done)));
        restart();
        assertInstanceOf(Arrival.Nothing.class, open.<Arrival>ask(done -> open.store.receive(BO, 3, message, done)));
        assertEquals(List.of("once"), open.texts(WITH_BO));
        assertEquals(3, open.store.have(BO).map(MessageStore.Received::number).orElse(0L), "its number counts");
    }

    @Test
    void twoAuthorsMessagesWithOneIdAreBothStored() {
        var bo = open.message(Conversation.EVERYONE, BO, "the real one");
        var copy = new Message(bo.id(), Conversation.EVERYONE, CHEN, bo.stamp(), Instant.EPOCH, Content.text("a copy"));
        open.store.receive(CHEN, 1, copy, _ -> { });
        open.store.receive(BO, 1, bo, _ -> { });
        open.settle();
        assertEquals(Set.of("a copy", "the real one"), Set.copyOf(open.texts(Conversation.EVERYONE)));
    }

    @Test
    void aNewStoreOfAnAuthorStartsItsNumbersAgain() throws Exception {
        open.store.meet(BO, "a".repeat(32));
        open.receive(7, "x");
        open.store.meet(BO, "a".repeat(32));
        assertEquals(7, open.store.have(BO).orElseThrow().number());
        open.store.meet(BO, "b".repeat(32));
        assertEquals(0, open.store.have(BO).orElseThrow().number());
        open.receive(2, "y");
        restart();
        assertEquals(2, open.store.have(BO).orElseThrow().number());
    }

    @Test
    void aNumberIsNotRefusedAgain() throws Exception {
        open.store.meet(BO, "a".repeat(32));
        open.receive(1, "kept");
        for (long number : List.of(2L, 3L, 2L, 1L, 3L)) open.store.refuse(BO, number, MessageId.random(), () -> { });
        open.settle();
        assertEquals(List.of(2L, 3L), open.store.have(BO).orElseThrow().refused());
        restart();
        assertEquals(List.of(2L, 3L), open.store.have(BO).orElseThrow().refused());
    }

    @Test
    void onlyTheNewestRefusedNumbersAreStored() throws Exception {
        open.store.meet(BO, "a".repeat(32));
        for (long number = 1; number <= MessageStore.REFUSED_KEPT + 1; number++) open.store.refuse(BO, number, MessageId.random(), () -> { });
        open.settle();
        assertEquals(MessageStore.REFUSED_KEPT, open.store.have(BO).orElseThrow().refused().size());
        restart();
        var refused = open.store.have(BO).orElseThrow().refused();
        assertEquals(MessageStore.REFUSED_KEPT, refused.size());
        assertEquals(2L, refused.getFirst());
    }

    @Test
    void aClearedConversationStaysEmptyHoweverOftenItIsSentAgain() throws Exception {
        open.store.meet(BO, "a".repeat(32));
        var old = open.receive(1, "old");
        open.write("waits");
        open.store.clear(WITH_BO, () -> { });
        open.settle();
        assertEquals(0, open.store.waiting(BO), "queued messages are deleted");
        assertEquals(0, open.store.unread(WITH_BO));
        restart();
        open.store.meet(BO, "b".repeat(32)); // Bo was restored and sends everything again
        assertInstanceOf(Arrival.Nothing.class, open.<Arrival>ask(done -> open.store.receive(BO, 1, old, done)));
        assertEquals(List.of(), open.texts(WITH_BO));
        open.receive(2, "new");
        assertEquals(List.of("new"), open.texts(WITH_BO));
    }

    @Test
    void aForgottenStrangerCanSendItsMessagesAgain() throws Exception {
        open.store.meet(BO, "a".repeat(32));
        var message = open.receive(1, "let me in");
        assertEquals(1, open.<MessageStore.Seen>ask(done -> open.store.seen(WITH_BO, message.key(), true, done)).authors().size());
        open.store.forget(BO);
        assertEquals(Optional.empty(), open.store.have(BO));
        open.settle();
        try (var sql = Database.reader(folder.resolve("messages.db"))) {
            assertEquals(0, sql.number("SELECT (SELECT count(*) FROM peer) + (SELECT count(*) FROM conversation) + (SELECT count(*) FROM read_mark)"), "nothing is left of the peer");
        }
        restart();
        assertEquals(List.of(), open.texts(WITH_BO));
        assertInstanceOf(Arrival.New.class, open.<Arrival>ask(done -> open.store.receive(BO, 1, message, done)));
    }

    @Test
    void whatAForgottenStrangerSendsAgainIsFoundByReadersThatKnewItBefore() throws Exception {
        open.receive(1, "let me in");
        for (int i = 0; i < 4; i++) assertEquals(List.of("let me in"), open.texts(WITH_BO)); // every reading connection has seen the peer
        open.store.forget(BO);
        open.settle();
        open.store.meet(BO, "b".repeat(32));
        open.receive(1, "me again");
        for (int i = 0; i < 4; i++) assertEquals(List.of("me again"), open.texts(WITH_BO));
    }

    @Test
    void abandonedQueuedMessagesGetTheFateAndSentOnesAreRefused() {
        open.write("sent");
        open.taken();
        open.write("waits");
        var changes = open.<List<MessageStore.Progress>>ask(done -> open.store.abandon(BO, Delivery.CANCELLED, "removed", done));
        assertEquals(List.of(Delivery.refused("removed"), Delivery.CANCELLED), changes.stream().map(MessageStore.Progress::delivery).toList());
        assertEquals(0, open.store.waiting(BO));
    }

    @Test
    void twoStoresHaveDifferentIds(@TempDir Path elsewhere) throws Exception {
        try (var other = new OpenStore(elsewhere)) {
            assertNotEquals(open.store.id(), other.store.id());
        }
    }
}
