package org.hashverse.node;

import static org.hashverse.node.TestNode.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.history.MessageQueries.Where;
import org.hashverse.store.history.MessageStore;
import org.junit.jupiter.api.Test;

/// Announcements that readers confirm, and pinned messages, between two nodes of which one is offline meanwhile.
class AnnouncementTest extends AnaAndBo {
    private static MessageKey announce(TestNode from, String text) throws Exception {
        return assertInstanceOf(SendOutcome.Sent.class, get(from.node.send(Conversation.EVERYONE, new Content.Text(text, Optional.empty(), true)))).message().message().key();
    }

    private static void arrives(TestNode at, MessageKey message) throws Exception {
        at.await(NodeEvent.MessageArrived.class, e -> e.message().message().key().equals(message));
    }

    @Test
    void anAnnouncementWaitsForWhoIsOfflineAndItsAuthorLearnsWhoConfirmed() throws Exception {
        boLeaves();
        var drill = announce(ana, "Fire drill at ten");
        boReturns();
        var arrived = bo.await(NodeEvent.MessageArrived.class, e -> e.message().message().key().equals(drill)).message();
        assertTrue(assertInstanceOf(Content.Text.class, arrived.message().content()).asksConfirmation());
        assertEquals(Conversation.EVERYONE, arrived.message().conversation());
        assertInstanceOf(ChangeOutcome.Done.class, get(bo.node.changeMessage(new Change.Confirmation(drill))));
        var confirmed = ana.await(NodeEvent.MessageChanged.class, e -> !e.message().marks().confirmed().isEmpty()).message();
        assertEquals(Set.of(bosId), confirmed.marks().confirmed());
        assertEquals(Set.of(bosId), get(bo.node.history().page(Conversation.EVERYONE, new Where.Newest(), 1)).getFirst().marks().confirmed());
        assertInstanceOf(ChangeOutcome.Done.class, get(bo.node.changeMessage(new Change.Confirmation(drill))), "a second time changes nothing");
    }

    @Test
    void onlyAReaderConfirmsAndOnlyAnAnnouncement() throws Exception {
        var drill = announce(ana, "Fire drill at ten");
        var text = send(ana, Conversation.with(bosId), "hello");
        arrives(bo, drill);
        arrives(bo, text);
        assertInstanceOf(ChangeOutcome.NotYours.class, get(ana.node.changeMessage(new Change.Confirmation(drill))));
        assertInstanceOf(ChangeOutcome.NotYours.class, get(bo.node.changeMessage(new Change.Confirmation(text))));
    }

    @Test
    void aMessagePinnedByOneSideIsPinnedForBothAndTheOtherCanUnpinIt() throws Exception {
        var address = send(bo, Conversation.with(ana.id()), "Room 3, 10:00");
        arrives(ana, address);
        boLeaves();
        assertInstanceOf(ChangeOutcome.Done.class, get(ana.node.changeMessage(new Change.Pin(address, true))));
        boReturns();
        bo.await(NodeEvent.MessageChanged.class, e -> e.message().message().key().equals(address) && e.message().marks().pinned());
        assertEquals(List.of(address), pinned(bo, ana.id()));
        assertInstanceOf(ChangeOutcome.Done.class, get(bo.node.changeMessage(new Change.Pin(address, false))));
        ana.await(NodeEvent.MessageChanged.class, e -> e.message().message().key().equals(address) && !e.message().marks().pinned() && e.by().isPresent());
        assertEquals(List.of(), pinned(ana, bosId));
    }

    private static List<MessageKey> pinned(TestNode at, PeerId with) throws Exception {
        return get(at.node.history().pinned(Conversation.with(with))).stream().map(one -> one.message().key()).toList();
    }

    @Test
    void fiveMessagesArePinnedAndASixthIsRefused() throws Exception {
        for (int i = 0; i <= MessageStore.MOST_PINNED; i++) {
            var one = send(ana, Conversation.with(bosId), "text " + i);
            var outcome = get(ana.node.changeMessage(new Change.Pin(one, true)));
            if (i < MessageStore.MOST_PINNED) assertInstanceOf(ChangeOutcome.Done.class, outcome);
            else assertEquals(new ChangeOutcome.TooManyPinned(MessageStore.MOST_PINNED), outcome);
        }
        var all = pinned(ana, bosId);
        assertEquals(MessageStore.MOST_PINNED, all.size());
        get(ana.node.changeMessage(new Change.Retraction(all.getFirst())));
        assertEquals(all.subList(1, all.size()), pinned(ana, bosId), "a message that was taken back is not pinned");
    }

    @Test
    void aPinInEveryoneStaysHere() throws Exception {
        var drill = announce(ana, "Fire drill at ten");
        arrives(bo, drill);
        assertInstanceOf(ChangeOutcome.Done.class, get(bo.node.changeMessage(new Change.Pin(drill, true))));
        assertEquals(List.of(drill), get(bo.node.history().pinned(Conversation.EVERYONE)).stream().map(one -> one.message().key()).toList());
        var sync = send(bo, Conversation.with(ana.id()), "sync");
        arrives(ana, sync);
        assertEquals(List.of(), get(ana.node.history().pinned(Conversation.EVERYONE)));
    }
}
