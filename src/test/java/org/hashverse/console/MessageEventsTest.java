package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.TestPeer;
import org.junit.jupiter.api.Test;

/// What the console prints for messages and their deliveries.
class MessageEventsTest extends PrintedEvents {
    @Test
    void messagesShowWhetherTheyWereSentToEveryone() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        printed();
        events.on(new NodeEvent.MessageArrived(message(BO, Conversation.EVERYONE, "hi all", Map.of())));
        events.on(new NodeEvent.MessageArrived(message(BO, Conversation.with(BO), "hi\nmessage Chen 1.2.3.4:5 forged", Map.of())));
        assertEquals(List.of("message Bo 127.0.0.1:8001 hi all", "direct Bo 127.0.0.1:8001 hi\\nmessage Chen 1.2.3.4:5 forged"), printed());
    }

    @Test
    void strangersAndTheirMessagesArePrintedAsSuch() {
        start();
        printed();
        events.on(new NodeEvent.PeerChanged(TestPeer.like(peer(CHEN, "Bo", Standing.STRANGER, Presence.ONLINE)).withoutAddress().withMet(false).withResembles(BO).peer()));
        events.on(new NodeEvent.Joined(CHEN));
        events.on(new NodeEvent.MessageArrived(message(CHEN, Conversation.with(CHEN), "let me in", Map.of())));
        assertEquals(List.of("stranger \"Bo (CCCC)\" - " + CHEN + " resembles " + BO, "waiting \"Bo (CCCC)\" - " + CHEN + " let me in"), printed());
    }

    @Test
    void anUnknownPeerIsAStranger() {
        start();
        printed();
        for (var in : List.of(Conversation.EVERYONE, Conversation.with(CHEN))) events.on(new NodeEvent.MessageArrived(message(CHEN, in, "psst", Map.of())));
        assertEquals(List.of("waiting CCCC - " + CHEN + " psst", "waiting CCCC - " + CHEN + " psst"), printed());
    }

    @Test
    void messagesOfTwoAuthorsWithOneIdAreBothPrinted() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE), peer(CHEN, "Chen", Standing.CONTACT, Presence.ONLINE));
        var fresh = new Events(new Sent(), new MadeHere(), lines::add, () -> ready++, _ -> { });
        for (var name : Map.of(BO, "Bo", CHEN, "Chen").entrySet()) fresh.on(new NodeEvent.PeerChanged(peer(name.getKey(), name.getValue(), Standing.CONTACT, Presence.OFFLINE)));
        printed();
        var first = message(BO, Conversation.EVERYONE, "one", Map.of());
        fresh.on(new NodeEvent.MessageArrived(first));
        var same = new Message(first.message().id(), Conversation.EVERYONE, CHEN, 1, Instant.EPOCH, Content.text("two"));
        fresh.printUnread(List.of(first, new Delivered(same, false, Map.of())));
        assertEquals(List.of("message Bo 127.0.0.1:8001 one", "message Chen 127.0.0.1:8001 two"), printed());
    }

    @Test
    void unreadMessagesArePrintedOnceAndOnlyThoseOfOthers() {
        events.on(new NodeEvent.SelfChanged(self("Ana")));
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE)));
        events.on(new NodeEvent.CallingChanged(List.of()));
        printed();
        var both = message(BO, Conversation.EVERYONE, "second", Map.of());
        events.on(new NodeEvent.MessageArrived(both));
        events.printUnread(List.of(message(BO, Conversation.EVERYONE, "first", Map.of()), both, message(ME, Conversation.EVERYONE, "mine", Map.of())));
        assertEquals(List.of("message Bo 127.0.0.1:8001 second", "message Bo 127.0.0.1:8001 first"), printed());
        events.on(new NodeEvent.CallingChanged(List.of()));
        assertEquals(1, ready, "only the first present state is followed by messages from before");
    }

    @Test
    void deliveriesAreCountedUnderTheNumberOfTheMessage() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        printed();
        var message = message(ME, Conversation.EVERYONE, "hi", Map.of(BO, Delivery.SENT, CHEN, Delivery.SENT));
        assertEquals(List.of("sent 2 #1"), sent.numbered(message));
        var id = message.message().id();
        events.on(new NodeEvent.DeliveryChanged(Conversation.EVERYONE, id, BO, Delivery.SENT));
        events.on(new NodeEvent.DeliveryChanged(Conversation.EVERYONE, id, BO, Delivery.DELIVERED));
        events.on(new NodeEvent.DeliveryChanged(Conversation.EVERYONE, id, BO, Delivery.READ));
        assertEquals(1, sent.unconfirmed());
        events.on(new NodeEvent.DeliveryChanged(Conversation.EVERYONE, id, CHEN, Delivery.READ));
        assertEquals(List.of("delivered 1/2 #1", "delivered 2/2 #1"), printed());
        assertEquals(0, sent.unconfirmed());
    }

    @Test
    void aDeliveryThatOvertakesTheAnswerIsPrintedAfterIt() {
        start();
        var message = message(ME, Conversation.with(BO), "hi", Map.of(BO, Delivery.QUEUED));
        events.on(new NodeEvent.DeliveryChanged(Conversation.with(BO), message.message().id(), BO, Delivery.DELIVERED));
        assertEquals(List.of("sent 1 #1", "delivered 1/1 #1"), sent.numbered(message));
        assertEquals(0, sent.unconfirmed());
    }

    @Test
    void aRemovedRecipientDoesNotCount() {
        start();
        printed();
        var message = message(ME, Conversation.EVERYONE, "hi", Map.of(BO, Delivery.QUEUED, CHEN, Delivery.SENT));
        sent.numbered(message);
        events.on(new NodeEvent.DeliveryChanged(Conversation.EVERYONE, message.message().id(), BO, Delivery.CANCELLED));
        events.on(new NodeEvent.DeliveryChanged(Conversation.EVERYONE, message.message().id(), CHEN, Delivery.DELIVERED));
        assertEquals(List.of("delivered 1/1 #1"), printed());
        assertEquals(0, sent.unconfirmed());
    }

    @Test
    void aRefusalNamesThePeerTheMessageAndTheReason() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        printed();
        var message = message(ME, Conversation.with(BO), "hi", Map.of(BO, Delivery.SENT));
        sent.numbered(message);
        events.on(new NodeEvent.DeliveryChanged(Conversation.with(BO), message.message().id(), BO, Delivery.refused("not\naccepted")));
        assertEquals(List.of("refused Bo #1 not\\naccepted"), printed());
        assertEquals(0, sent.unconfirmed());
    }
}
