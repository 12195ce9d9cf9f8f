package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Presence;
import org.hashverse.chat.ShownReaction;
import org.hashverse.chat.SomeMarks;
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
    void messagesThatArriveAreNumberedOnlyOnRequest() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        printed();
        events.numberArrivals(true);
        assertEquals(List.of("sent 0 #1"), sent.numbered(message(ME, Conversation.EVERYONE, "mine", Map.of())));
        var one = message(BO, Conversation.EVERYONE, "one\nnumber #9", Map.of());
        events.on(new NodeEvent.MessageArrived(one));
        var reply = now(message(BO, Conversation.with(BO), "x", Map.of()), new Content.Text("two", Optional.of(one.message().key()), true));
        events.on(new NodeEvent.MessageArrived(reply));
        events.numberArrivals(false);
        events.on(new NodeEvent.MessageArrived(message(CHEN, Conversation.with(CHEN), "three", Map.of())));
        var unknown = new MessageKey(CHEN, MessageId.random());
        var other = now(message(BO, Conversation.with(BO), "x", Map.of()), new Content.Text("four", Optional.of(unknown)));
        events.on(new NodeEvent.MessageArrived(other));
        assertEquals(List.of("message Bo 127.0.0.1:8001 one\\nnumber #9", "number #2", "direct Bo 127.0.0.1:8001 two", "number #3", "in-reply-to #3 #2", "asks-confirmation #3",
                "waiting CCCC - " + CHEN + " three", "direct Bo 127.0.0.1:8001 four", "in-reply-to " + other.message().id() + " " + unknown.id()), printed());
        assertEquals("#2 is not yours; cancel #K, with the K that sent printed", assertThrows(Command.Misuse.class, () -> sent.message(2)).getMessage());
    }

    @Test
    void changesArePrintedWithTheNameOfTheMessageAndTheirAuthor() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        printed();
        var theirs = message(BO, Conversation.with(BO), "one", Map.of());
        var key = theirs.message().key();
        changes(BO, new Change.Edit(key, 5, "two\nforgotten #1"), now(theirs, Content.text("two\nforgotten #1")));
        sent.numbers.add(theirs);
        changes(BO, new Change.Reaction(key, 6, Optional.of("\u2764\ufe0f")), now(theirs, Content.text("two"), new ShownReaction(BO, "\u2764\ufe0f", false)));
        changes(BO, new Change.Reaction(key, 7, Optional.empty()), now(theirs, Content.text("two")));
        changes(ME, new Change.Reaction(key, Optional.of("\u2600")), now(theirs, Content.text("two"), new ShownReaction(ME, "\u2600", true)));
        changes(BO, new Change.Pin(key, 8, true), now(theirs, Content.text("two")));
        changes(BO, new Change.Pin(key, 9, false), theirs);
        changes(BO, new Change.Pin(key, 8, true), theirs); // older than the one before
        changes(ME, new Change.Confirmation(key), new Delivered(theirs.message(), false, false, Optional.empty(), Map.of(), SomeMarks.of(Optional.empty(), List.of(), false, Set.of(ME))));
        changes(BO, new Change.Retraction(key), now(theirs, new Content.TakenBack()));
        events.on(new NodeEvent.MessageDeleted(Conversation.with(BO), key));
        assertEquals(List.of("edited " + key.id() + " Bo 127.0.0.1:8001 two\\nforgotten #1", "reacted #1 Bo 127.0.0.1:8001 \u2764\\u{fe0f}", "reacted #1 Bo 127.0.0.1:8001 -",
                "reacted #1 Ana 10.0.0.7:8000 \u2600", "pinned #1 Bo 127.0.0.1:8001", "unpinned #1 Bo 127.0.0.1:8001", "confirmed #1 Ana 10.0.0.7:8000", "retracted #1 Bo 127.0.0.1:8001", "forgotten #1"), printed());
    }

    @Test
    void whatNobodySeesOrThisConsoleDidIsNotPrinted() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        printed();
        var theirs = message(BO, Conversation.with(BO), "one", Map.of());
        var key = theirs.message().key();
        changes(BO, new Change.Edit(key, 5, "older"), now(theirs, Content.text("newest")));
        changes(BO, new Change.Reaction(key, 5, Optional.of("\u2600")), now(theirs, Content.text("newest"), new ShownReaction(BO, "\u2601", false)));
        events.on(new NodeEvent.MessageChanged(theirs));
        var change = new Change.Reaction(key, Optional.of("\u2600"));
        var seen = now(theirs, Content.text("newest"), new ShownReaction(ME, "\u2600", false));
        madeHere.expect(change);
        changes(ME, change, seen);
        madeHere.expectDeletion(key);
        events.on(new NodeEvent.MessageDeleted(Conversation.with(BO), key));
        assertEquals(List.of(), printed());
        changes(ME, change, seen);
        assertEquals(List.of("reacted " + key.id() + " Ana 10.0.0.7:8000 \u2600"), printed(), "each is awaited once");
        madeHere.expect(change);
        events.on(new NodeEvent.Resync());
        printed();
        changes(ME, change, seen);
        assertEquals(1, printed().size(), "the event that was awaited was missed");
    }

    @Test
    void aPeersChangeThatLooksLikeOursIsPrinted() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        printed();
        var mine = message(ME, Conversation.with(BO), "one", Map.of(BO, Delivery.DELIVERED));
        var change = new Change.Reaction(mine.message().key(), Optional.of("\u2600"));
        madeHere.expect(change);
        changes(BO, change, now(mine, Content.text("one"), new ShownReaction(BO, "\u2600", false)));
        assertEquals(1, printed().size());
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
    void howFarAMessageCameIsPrintedOnceHoweverOftenItIsTold() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE), peer(CHEN, "Chen", Standing.CONTACT, Presence.ONLINE));
        printed();
        var before = message(ME, Conversation.EVERYONE, "hi", Map.of(BO, Delivery.SENT, CHEN, Delivery.SENT));
        sent.numbered(before);
        assertEquals(Set.of(before.message().key()), sent.awaited());
        var now = new Delivered(before.message(), true, Map.of(BO, Delivery.DELIVERED, CHEN, Delivery.QUEUED)); // an edit waits for Chen
        for (int i = 0; i < 2; i++) events.on(new NodeEvent.MessageChanged(now));
        assertEquals(List.of("delivered 1/2 #1"), printed());
        var refused = new Delivered(before.message(), true, Map.of(BO, Delivery.READ, CHEN, Delivery.refused("full")));
        for (int i = 0; i < 2; i++) events.on(new NodeEvent.MessageChanged(refused));
        assertEquals(List.of("refused Chen #1 full"), printed());
        assertEquals(Set.of(), sent.awaited());
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

    private static Delivered now(Delivered before, Content content, ShownReaction... reactions) {
        var old = before.message();
        var message = new Message(old.id(), old.conversation(), old.author(), old.stamp(), old.shown(), content);
        return new Delivered(message, before.mine(), before.unread(), before.arrived(), before.deliveries(), SomeMarks.of(Optional.of(Instant.EPOCH), List.of(reactions), true, Set.of()));
    }

    private void changes(PeerId author, Change change, Delivered now) {
        events.on(new NodeEvent.MessageChanged(now, Optional.of(new NodeEvent.ChangeBy(author, change))));
    }
}
