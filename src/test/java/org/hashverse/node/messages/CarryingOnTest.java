package org.hashverse.node.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.StandingClock;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.store.history.MessageStore;
import org.hashverse.store.profile.PeerBook;
import org.junit.jupiter.api.Test;

/// Where an older link continues to send when the newest link ends, while the store answers slowly.
class CarryingOnTest {
    private final Events events = new Events(100, Runnable::run);
    private final PeerDirectory directory = new PeerDirectory(PeerBook.EMPTY, null, events, null, null, Limits.PRODUCT);
    private final PeerState bo = directory.add(PeerId.of(new byte[32]), new PeerName("Bo"), Standing.CONTACT);
    private static final MessageId ID = MessageId.random();
    private final List<Long> asked = new ArrayList<>();
    private final List<Long> refused = new ArrayList<>();
    private final List<Consumer<MessageStore.Batch>> answers = new ArrayList<>();
    private final Deliveries deliveries = new Deliveries(null, directory, history(), events, new StandingClock(), Limits.PRODUCT);
    private final Link older = new Link(null, bo, Instant.EPOCH);
    private final Link newest = new Link(null, bo, Instant.EPOCH);

    /// A store that notes the numbers from which messages were asked, and answers when the test says so.
    @SuppressWarnings("unchecked")
    private MessageStore history() {
        return (MessageStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {MessageStore.class}, (_, method, with) -> switch (method.getName()) {
            case "lastNumber" -> 9L;
            case "waiting" -> 0;
            case "take" -> {
                asked.add((long) with[1]);
                answers.add((Consumer<MessageStore.Batch>) with[4]);
                yield null;
            }
            case "reject" -> {
                refused.add((long) with[1]);
                yield null;
            }
            default -> throw new AssertionError(method.getName());
        });
    }

    private void answerFirst() {
        answers.removeFirst().accept(new MessageStore.Batch(List.of(), List.of()));
    }

    @Test
    void unsettledMessagesOfTheOlderLinkAreSentAgainIfTheNewestHadSentNothing() {
        older.flight.add(new Link.Flight(1, ID, 5));
        older.cursor = 2;
        newest.cursor = 1;
        bo.links.add(older);
        deliveries.resume(older, newest);
        assertEquals(List.of(1L), asked);
    }

    @Test
    void anAnswerOfTheStoreForAnotherCursorIsNotSent() {
        bo.links.add(older);
        older.cursor = 5;
        deliveries.pump(older);
        newest.cursor = 3;
        deliveries.resume(older, newest);
        answerFirst();
        assertEquals(List.of(5L, 3L), asked);
        assertEquals(3, older.cursor);
    }

    @Test
    void messagesInFlightOnTheNewestLinkAreSentFirst() {
        bo.links.add(older);
        older.cursor = 9;
        newest.flight.add(new Link.Flight(4, ID, 5));
        newest.cursor = 7;
        deliveries.resume(older, newest);
        assertEquals(List.of(4L), asked);
    }

    @Test
    void aNakCountsOnceEvenBeforeTheOlderLinkHasSentTheMessageAgain() {
        bo.links.add(older);
        older.flight.add(new Link.Flight(4, ID, 5));
        newest.flight.add(new Link.Flight(4, ID, 5));
        newest.flight.add(new Link.Flight(6, ID, 5));
        deliveries.rememberFlight(newest);
        deliveries.resume(older, newest);
        for (long number : List.of(6L, 4L, 6L, 4L, 5L)) deliveries.refused(older, number, "full");
        assertEquals(List.of(6L, 4L), refused, "5 was never sent");
    }

    @Test
    void aNakCountsOnAnyLink() {
        bo.links.add(older);
        bo.links.add(newest);
        newest.flight.add(new Link.Flight(7, ID, 5));
        newest.flightBytes = 5;
        deliveries.refused(older, 7, "full");
        assertEquals(List.of(7L), refused);
        deliveries.refused(newest, 7, "full");
        assertEquals(List.of(7L), refused, "it was refused before");
        assertEquals(0, newest.flight.size() + newest.flightBytes);
    }

    @Test
    void rememberedNumbersAreBounded() {
        int most = Deliveries.REMEMBERED_WINDOWS * Limits.PRODUCT.flow().windowChats();
        for (long number = 1; number <= most + 1; number++) {
            newest.flight.clear();
            newest.flight.add(new Link.Flight(number, ID, 5));
            deliveries.rememberFlight(newest);
        }
        assertFalse(bo.outgoing.refused(1), "the lowest are forgotten");
        assertTrue(bo.outgoing.refused(2));
        assertTrue(bo.outgoing.refused(most + 1));
    }
}
