package org.hashverse.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
    private static final PeerId ANA = PeerId.of(new byte[32]);
    private static final PeerId BO = PeerId.parse("B".repeat(51) + "A");
    private static final PeerId CHEN = PeerId.parse("C".repeat(51) + "A");
    private static final Conversation WITH_BO = Conversation.with(BO);
    private final Queue<Runnable> node = new ArrayDeque<>();
    private final List<MessageStore.Change> changes = new ArrayList<>();
    private long stamp;

    private MemoryStore store(int bound, long memory) {
        return new MemoryStore(node::add, bound, memory);
    }

    private void settle() {
        while (!node.isEmpty()) node.remove().run();
    }

    private Message message(Conversation conversation, PeerId author, String text) {
        return new Message(MessageId.random(), conversation, author, ++stamp, Instant.EPOCH, text, Optional.empty());
    }

    private List<String> texts(MemoryStore store, Conversation conversation) {
        var page = new ArrayList<Delivered>();
        store.history(conversation, Optional.empty(), 1_000, page::addAll);
        settle();
        return page.stream().map(one -> one.message().text()).toList();
    }

    private List<Long> taken(MemoryStore store, long from, int max, int bytes) {
        var numbers = new ArrayList<Long>();
        store.take(BO, from, max, bytes, batch -> {
            changes.addAll(batch.changes());
            batch.messages().forEach(one -> numbers.add(one.number()));
        });
        settle();
        return numbers;
    }

    @Test
    void callbacksNeverRunWithinTheCall() {
        var store = store(10, 1 << 20);
        boolean[] ran = {false};
        store.write(message(WITH_BO, ANA, "a"), List.of(BO), () -> ran[0] = true);
        assertFalse(ran[0]);
        settle();
        assertTrue(ran[0]);
    }

    @Test
    void aConversationKeepsItsBoundAndTheOldestGoes() {
        var store = store(3, 1 << 20);
        for (var text : List.of("1", "2", "3")) store.receive(BO, ++stamp, message(WITH_BO, BO, text), _ -> { });
        assertEquals(List.of("1", "2", "3"), texts(store, WITH_BO));
        store.receive(BO, ++stamp, message(WITH_BO, BO, "4"), _ -> { });
        assertEquals(List.of("2", "3", "4"), texts(store, WITH_BO));
    }

    @Test
    void whatStillWaitsForSomebodyDoesNotMakeRoom() {
        var store = store(1, 1 << 20);
        store.write(message(WITH_BO, ANA, "waits"), List.of(BO), () -> { });
        store.receive(BO, ++stamp, message(WITH_BO, BO, "old"), _ -> { });
        store.receive(BO, ++stamp, message(WITH_BO, BO, "new"), _ -> { });
        assertEquals(List.of("waits", "new"), texts(store, WITH_BO));
    }

    @Test
    void theFullestConversationGivesWayWhenMemoryIsFull() {
        long two = 2 * (Shelf.BESIDE_TEXT + 1);
        var store = store(100, two);
        store.receive(BO, 1, message(WITH_BO, BO, "a"), _ -> { });
        store.receive(BO, 2, message(WITH_BO, BO, "b"), _ -> { });
        assertEquals(List.of("a", "b"), texts(store, WITH_BO));
        store.receive(CHEN, 1, message(Conversation.with(CHEN), CHEN, "c"), _ -> { });
        assertEquals(List.of("b"), texts(store, WITH_BO));
        assertEquals(List.of("c"), texts(store, Conversation.with(CHEN)));
    }

    @Test
    void numbersAreGivenWhenAMessageIsFirstTakenAndNeverToACancelledOne() {
        var store = store(100, 1 << 20);
        var second = message(WITH_BO, ANA, "second");
        store.write(message(WITH_BO, ANA, "first"), List.of(BO), () -> { });
        store.write(second, List.of(BO), () -> { });
        store.write(message(WITH_BO, ANA, "third"), List.of(BO), () -> { });
        store.cancel(second.id(), changes::addAll);
        assertEquals(List.of(1L, 2L), taken(store, 1, 64, 1 << 16));
        assertEquals(2, store.lastNumber(BO));
        assertEquals(List.of(Delivery.CANCELLED, Delivery.SENT, Delivery.SENT), changes.stream().map(MessageStore.Change::delivery).toList());
        store.cancel(second.id(), changes::addAll);
        settle();
        assertEquals(3, changes.size(), "too late or done already: nothing changes");
    }

    @Test
    void aWindowIsBoundedInMessagesAndBytesButOneAlwaysFits() {
        var store = store(100, 1 << 20);
        for (int i = 0; i < 5; i++) store.write(message(WITH_BO, ANA, "x".repeat(10)), List.of(BO), () -> { });
        assertEquals(List.of(1L), taken(store, 1, 64, 5));
        assertEquals(List.of(1L, 2L), taken(store, 1, 64, 20));
        assertEquals(List.of(2L, 3L, 4L), taken(store, 2, 3, 1 << 16));
    }

    @Test
    void whatIsAcknowledgedIsDeliveredAndWhatWasRefusedIsNot() {
        var store = store(100, 1 << 20);
        for (int i = 0; i < 3; i++) store.write(message(WITH_BO, ANA, "m" + i), List.of(BO), () -> { });
        taken(store, 1, 64, 1 << 16);
        changes.clear();
        store.acknowledge(BO, 3, Set.of(2L), changes::addAll);
        settle();
        assertEquals(List.of(Delivery.Stage.DELIVERED, Delivery.Stage.REFUSED, Delivery.Stage.DELIVERED), changes.stream().map(c -> c.delivery().stage()).toList());
        assertEquals(0, store.open());
        assertEquals(List.of(1L, 3L), taken(store, 1, 64, 1 << 16), "a receiver that was restored gets all again, but not what it refused");
    }

    @Test
    void anAcknowledgementCountsOnlyForNumbersThatWereGiven() {
        var store = store(100, 1 << 20);
        store.write(message(WITH_BO, ANA, "never sent"), List.of(BO), () -> { });
        store.acknowledge(BO, 1_000, Set.of(), changes::addAll);
        settle();
        assertTrue(changes.isEmpty());
        assertEquals(1, store.waiting(BO));
    }

    @Test
    void aMessageThatComesTwiceIsStoredOnce() {
        var store = store(100, 1 << 20);
        var message = message(WITH_BO, BO, "once");
        var stored = new ArrayList<Boolean>();
        store.receive(BO, 1, message, stored::add);
        store.receive(BO, 2, message, stored::add);
        settle();
        assertEquals(List.of(true, false), stored);
        assertEquals(List.of("once"), texts(store, WITH_BO));
    }

    @Test
    void anotherAuthorsCopyOfAnIdHidesNothing() {
        var store = store(100, 1 << 20);
        var bo = message(Conversation.EVERYONE, BO, "the real one");
        var copy = new Message(bo.id(), Conversation.EVERYONE, CHEN, bo.stamp(), Instant.EPOCH, "a copy", Optional.empty());
        store.receive(CHEN, 1, copy, _ -> { });
        store.receive(BO, 1, bo, _ -> { });
        assertEquals(Set.of("a copy", "the real one"), Set.copyOf(texts(store, Conversation.EVERYONE)));
    }

    @Test
    void anUnknownStoreStartsTheNumbersAgain() {
        var store = store(100, 1 << 20);
        store.meet(BO, "a".repeat(32));
        store.receive(BO, 7, message(WITH_BO, BO, "x"), _ -> { });
        assertEquals(7, store.have(BO).orElseThrow().number());
        store.meet(BO, "a".repeat(32));
        assertEquals(7, store.have(BO).orElseThrow().number());
        store.meet(BO, "b".repeat(32));
        assertEquals(0, store.have(BO).orElseThrow().number());
    }
}
