package org.hashverse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.Presence;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;

/// Pages of a conversation: jumps into its middle, scrolling, and the way back to its end.
class PagingTest extends TestModel {
    private static final int ALL = 5 * ConversationItem.PAGE;

    private void fill() {
        for (int i = 1; i <= ALL; i++) store(i * 10L, "m" + i, false);
    }

    private MessageKey key(int i) {
        return message(WITH_BO, BO, i * 10L, "m" + i).message().key();
    }

    private static List<String> range(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "m" + i).toList();
    }

    private void jump(int to) {
        var found = model.pages().find(WITH_BO, key(to)).getNow(null);
        assertEquals("m" + to, found.orElseThrow().message().text());
    }

    @Test
    void aJumpLoadsTheMessagesAroundAMessageAndScrollingLoadsTheRest() {
        fill();
        model.open().set(WITH_BO);
        jump(300);
        assertEquals(range(200, 399), texts());
        assertTrue(bo().later());
        assertTrue(bo().earlier());
        model.pages().loadLater(WITH_BO);
        assertEquals(range(200, 599), texts());
        model.pages().loadEarlier(WITH_BO);
        assertEquals(range(1, 599), texts());
        while (bo().later()) model.pages().loadLater(WITH_BO);
        while (bo().earlier()) model.pages().loadEarlier(WITH_BO);
        assertEquals(range(1, ALL), texts());
    }

    @Test
    void aLoadedMessageIsFoundWithoutARequest() {
        fill();
        model.open().set(WITH_BO);
        requests.clear();
        jump(ALL - 3);
        assertEquals(List.of(), requests);
    }

    @Test
    void aMessageThatArrivesAfterAJumpIsCountedAndShownAtTheEnd() {
        fill();
        model.open().set(WITH_BO);
        jump(300);
        arrives((ALL + 1) * 10L, "m" + (ALL + 1));
        assertEquals(range(200, 399), texts());
        assertEquals(1, bo().unread().get());
        assertEquals("m" + (ALL + 1), bo().last().get().message().text());
        model.pages().toEnd(WITH_BO);
        assertEquals(range(ALL + 2 - ConversationItem.PAGE, ALL + 1), texts());
        assertFalse(bo().later());
        assertSame(bo().last().get(), bo().messages().getLast());
        model.seen(WITH_BO, bo().messages().getLast());
        assertEquals(0, bo().unread().get());
    }

    @Test
    void aLateMessageIsAddedAtItsPlace() {
        fill();
        model.open().set(WITH_BO);
        jump(300);
        arrives(3005, "late");
        assertEquals("late", texts().get(texts().indexOf("m300") + 1));
        arrives(15, "too early to be loaded");
        assertEquals("m200", texts().getFirst());
        while (bo().earlier()) model.pages().loadEarlier(WITH_BO);
        assertEquals("too early to be loaded", texts().get(1));
    }

    @Test
    void aMessageThatArrivesWhileAPageIsLoadingIsNotLost() {
        fill();
        model.open().set(WITH_BO);
        jump(300);
        commands.held = true;
        model.pages().toEnd(WITH_BO);
        arrives((ALL + 1) * 10L, "meanwhile");
        commands.release();
        assertEquals("meanwhile", texts().getLast());
        assertEquals(1, bo().unread().get());
    }

    @Test
    void aJumpReplacesThePageThatIsLoading() {
        fill();
        commands.held = true;
        model.open().set(WITH_BO);
        var found = model.pages().find(WITH_BO, key(100));
        commands.release();
        assertEquals("m100", found.getNow(null).orElseThrow().message().text());
        assertEquals(range(1, 199), texts());
        assertFalse(bo().earlier());
    }

    @Test
    void aDeletedMessageIsNotFoundAndTheLoadedMessagesStay() {
        fill();
        model.open().set(WITH_BO);
        var before = texts();
        stored.removeFirst();
        assertTrue(model.pages().find(WITH_BO, key(1)).getNow(null).isEmpty());
        assertEquals(before, texts());
    }

    @Test
    void aConversationAlwaysOpensAtItsEnd() {
        fill();
        model.open().set(WITH_BO);
        jump(2);
        assertEquals("m1", texts().getFirst());
        model.open().set(null);
        model.open().set(WITH_BO);
        assertEquals("m" + ALL, texts().getLast());
        assertFalse(bo().later());
    }

    @Test
    void theNumberOfLoadedMessagesIsBoundedWhileScrolling() {
        int all = LoadedMessages.MOST + 2 * ConversationItem.PAGE;
        for (int i = 1; i <= all; i++) store(i, "m" + i, false);
        model.open().set(WITH_BO);
        while (bo().earlier()) model.pages().loadEarlier(WITH_BO);
        assertEquals("m1", texts().getFirst());
        assertTrue(texts().size() <= LoadedMessages.MOST, () -> texts().size() + " are loaded");
        assertTrue(bo().later());
        while (bo().later()) model.pages().loadLater(WITH_BO);
        assertEquals("m" + all, texts().getLast());
        assertTrue(texts().size() <= LoadedMessages.MOST, () -> texts().size() + " are loaded");
        assertTrue(bo().earlier());
    }

    @Test
    void theReadingPlaceStaysLoadedWhileMessagesArrive() {
        model.open().set(WITH_BO);
        for (int i = 1; i <= LoadedMessages.MOST; i++) arrives(i, "m" + i);
        bo().readingPlace(bo().messages().get(5));
        arrives(LoadedMessages.MOST + 1, "one more");
        assertEquals(range(1, LoadedMessages.MOST + 1 - Slice.PIECE), texts());
        assertEquals("one more", bo().last().get().message().text());
        while (bo().later()) model.pages().loadLater(WITH_BO);
        assertEquals("one more", texts().getLast());
        while (bo().earlier()) model.pages().loadEarlier(WITH_BO);
        assertEquals("m1", texts().getFirst());
    }

    @Test
    void aJumpEndsWhenItsConversationIsDeleted() {
        fill();
        model.open().set(WITH_BO);
        commands.held = true;
        var found = model.pages().find(WITH_BO, key(100));
        tell(new NodeEvent.ConversationCleared(WITH_BO));
        commands.release();
        assertEquals(Optional.empty(), found.getNow(null));
    }

    @Test
    @ExpectedLog("a page of the history could not be read")
    void aPageThatCannotBeReadIsRequestedAgain() {
        fill();
        commands.failing = true;
        model.open().set(WITH_BO);
        assertFalse(bo().loaded().get());
        commands.failing = false;
        model.tick();
        assertEquals("m" + ALL, texts().getLast());
    }

    @Test
    void messagesDeletedWhileTheirPageIsLoadingStayDeleted() {
        fill();
        commands.held = true;
        model.open().set(WITH_BO);
        tell(new NodeEvent.ConversationCleared(WITH_BO));
        commands.release();
        assertEquals(List.of(), texts());
    }

    private void written(int i) {
        stored.add(message(WITH_BO, ME, i * 10L, "m" + i));
    }

    private void delivered(int i, Delivery delivery) {
        tell(new NodeEvent.DeliveryChanged(WITH_BO, message(WITH_BO, ME, i * 10L, "m").message().id(), BO, delivery));
    }

    private Delivery state(int i) {
        return bo().find(message(WITH_BO, ME, i * 10L, "m").message().key()).orElseThrow().deliveries().get(BO);
    }

    @Test
    void anOldPageDoesNotResetADelivery() {
        fill();
        written(ALL + 1);
        written(ALL + 2);
        model.open().set(WITH_BO);
        jump(300);
        commands.held = true;
        model.pages().toEnd(WITH_BO);
        delivered(ALL + 1, Delivery.READ); // not loaded
        commands.release();
        assertEquals(Delivery.READ, state(ALL + 1));
        tell(new NodeEvent.Resync(), new NodeEvent.PeerChanged(peer(BO, "Bo", Presence.ONLINE)), new NodeEvent.CallingChanged(List.of())); // then an old page arrives
        commands.release();
        assertEquals(Delivery.READ, state(ALL + 1));
        delivered(ALL + 1, Delivery.DELIVERED);
        assertEquals(Delivery.READ, state(ALL + 1));
    }

    @Test
    void anOldLastMessageDoesNotResetADelivery() {
        fill();
        written(ALL + 1);
        commands.held = true;
        tell(new NodeEvent.Resync(), new NodeEvent.PeerChanged(peer(BO, "Bo", Presence.ONLINE)), new NodeEvent.CallingChanged(List.of()));
        delivered(ALL + 1, Delivery.DELIVERED);
        commands.release();
        assertEquals(Delivery.DELIVERED, bo().last().get().deliveries().get(BO));
    }

    @Test
    void theDeliveriesKeptOfMessagesThatAreNotLoadedAreBounded() {
        var early = new EarlyDeliveries();
        for (int i = 0; i <= EarlyDeliveries.MOST; i++) early.add(message(WITH_BO, ME, i, "m").message().key(), BO, Delivery.READ);
        assertEquals(Map.of(), early.take(message(WITH_BO, ME, 0, "m").message().key()));
        assertEquals(Map.of(BO, Delivery.READ), early.take(message(WITH_BO, ME, 1, "m").message().key()));
    }
}
