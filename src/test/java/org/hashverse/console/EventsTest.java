package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Invite;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.node.NodeEvent;
import org.hashverse.node.Peer;
import org.hashverse.node.Self;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.Test;

class EventsTest {
    static final PeerId ME = PeerId.parse("A".repeat(52));
    static final PeerId BO = PeerId.parse("B".repeat(51) + "A");
    static final PeerId CHEN = PeerId.parse("C".repeat(51) + "A");
    private final List<String> lines = new ArrayList<>();
    private final Sent sent = new Sent();
    private int ready;
    private final Events events = new Events(sent, lines::add, () -> ready++, _ -> { });

    static Peer peer(PeerId id, String name, Standing standing, Presence presence) {
        return new Peer(id, new PeerName(name), Optional.empty(), Optional.empty(), standing, presence, Optional.of(new PeerAddress("127.0.0.1", 8001)), Optional.empty(),
                Optional.of(Instant.EPOCH), Optional.empty(), 0, false, true, Optional.empty(), false, Optional.empty());
    }

    static Delivered message(PeerId author, Conversation conversation, String text, Map<PeerId, Delivery> deliveries) {
        return new Delivered(new Message(MessageId.random(), conversation, author, 1, Instant.EPOCH, text, Optional.empty()), author.equals(ME), deliveries);
    }

    private List<String> told() {
        var told = List.copyOf(lines);
        lines.clear();
        return told;
    }

    private void start(Peer... peers) {
        events.on(new NodeEvent.SelfChanged(self("Ana")));
        for (var peer : peers) events.on(new NodeEvent.PeerChanged(peer));
        events.on(new NodeEvent.CallingChanged(List.of()));
        events.before(List.of());
    }

    static Self self(String name) {
        var address = new PeerAddress("10.0.0.7", 8000);
        return new Self(ME, new PeerName(name), 8000, address, List.of(), true, Optional.empty(), new Invite(ME, List.of(address), Optional.empty(), Optional.empty()), Path.of("hashverse"), Set.of());
    }

    @Test
    void aCrowdOfStrangersIsToldUntilThereIsRoomAgain() {
        events.on(new NodeEvent.StrangersCrowded(Optional.of(48)));
        events.on(new NodeEvent.StrangersCrowded(Optional.empty()));
        assertEquals(List.of("crowded 48 there is no room for messages of other strangers until you accept or block some of those who wait", "uncrowded"), told());
    }

    @Test
    void aProfileThatCannotBeSavedIsTold() {
        events.on(new NodeEvent.ProfileUnsaved(Optional.of("IOException: No space left on device")));
        events.on(new NodeEvent.ProfileUnsaved(Optional.empty()));
        assertEquals(List.of("unsaved IOException: No space left on device", "saved"), told());
    }

    @Test
    void aContactThatCallsItselfSomethingElseIsTold() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE), peer(CHEN, "Chen", Standing.STRANGER, Presence.ONLINE));
        told();
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.OFFLINE)));
        events.on(new NodeEvent.PeerChanged(peer(CHEN, "Chen Li", Standing.STRANGER, Presence.ONLINE)));
        assertEquals(List.of(), told());
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bob\u202e M", Standing.CONTACT, Presence.ONLINE)));
        assertEquals(List.of("renamed \"Bob\\u{202e} M\" 127.0.0.1:8001 " + BO + " Bo \"Bob\\u{202e} M\""), told());
    }

    @Test
    void whoWasNeverHeardHasNoNameToChange() {
        var never = peer(BO, "7Q4K", Standing.CONTACT, Presence.OFFLINE);
        start(new Peer(never.id(), never.name(), never.colour(), never.nickname(), never.standing(), never.presence(), never.address(), never.since(), Optional.empty(),
                never.roundTrip(), 0, false, true, Optional.empty(), false, Optional.empty()));
        told();
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE)));
        assertEquals(List.of(), told());
    }

    @Test
    void aKeyThatOthersCouldReadIsTold() {
        events.on(new NodeEvent.KeyExposed());
        assertEquals(List.of("exposed " + Events.EXPOSED), told());
    }

    @Test
    void lettingAnyoneInIsToldWithWhatItMeans() {
        var asking = Settings.defaults("ana");
        events.on(new NodeEvent.SettingsChanged(asking));
        assertEquals(List.of(), told());
        for (int times = 0; times < 2; times++) events.on(new NodeEvent.SettingsChanged(asking.withAccept(Settings.Accept.ANYONE)));
        assertEquals(List.of("anyone " + Events.ANYONE), told());
        events.on(new NodeEvent.SettingsChanged(asking));
        events.on(new NodeEvent.SettingsChanged(asking.withAccept(Settings.Accept.ANYONE)));
        assertEquals(List.of("anyone " + Events.ANYONE), told());
    }

    @Test
    void theStartSaysWhereWeListenAndWhoIsThere() {
        start(peer(CHEN, "Chen", Standing.CONTACT, Presence.OFFLINE), peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        assertEquals(List.of("listening 10.0.0.7:8000 " + ME + " Ana", "joined Bo 127.0.0.1:8001 " + BO), told());
        assertEquals(1, ready);
        events.on(new NodeEvent.SelfChanged(self("Ana")));
        assertEquals(List.of(), told(), "nothing changed");
        events.on(new NodeEvent.SelfChanged(self("Ana Maria")));
        assertEquals(List.of("listening 10.0.0.7:8000 " + ME + " \"Ana Maria\""), told());
    }

    @Test
    void itBeginsOnceEvenIfEventsAreMissedWhileEarlierMessagesAreRead() {
        events.on(new NodeEvent.CallingChanged(List.of()));
        events.on(new NodeEvent.Resync());
        events.on(new NodeEvent.CallingChanged(List.of()));
        assertEquals(1, ready);
    }

    @Test
    void comingAndGoingIsToldOnceWithItsReason() {
        start();
        told();
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE)));
        events.on(new NodeEvent.Joined(BO));
        events.on(new NodeEvent.Joined(BO));
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.OFFLINE)));
        events.on(new NodeEvent.Left(BO, CloseReason.LEAVING));
        events.on(new NodeEvent.Left(BO, CloseReason.LOST));
        assertEquals(List.of("joined Bo 127.0.0.1:8001 " + BO, "left Bo 127.0.0.1:8001 " + BO + " leaving"), told());
    }

    @Test
    void messagesSayWhetherTheyCameToEveryone() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        told();
        events.on(new NodeEvent.MessageArrived(message(BO, Conversation.EVERYONE, "hi all", Map.of())));
        events.on(new NodeEvent.MessageArrived(message(BO, Conversation.with(BO), "hi\nmessage Chen 1.2.3.4:5 forged", Map.of())));
        assertEquals(List.of("message Bo 127.0.0.1:8001 hi all", "direct Bo 127.0.0.1:8001 hi\\nmessage Chen 1.2.3.4:5 forged"), told());
    }

    @Test
    void aStrangerIsToldAsOneAndSoIsWhatItWrites() {
        start();
        told();
        var fay = peer(CHEN, "Bo", Standing.STRANGER, Presence.ONLINE);
        events.on(new NodeEvent.PeerChanged(new Peer(fay.id(), fay.name(), fay.colour(), fay.nickname(), fay.standing(), fay.presence(), Optional.empty(), fay.since(), fay.lastHeard(),
                fay.roundTrip(), 0, false, false, Optional.of(BO), false, Optional.empty())));
        events.on(new NodeEvent.Joined(CHEN));
        events.on(new NodeEvent.MessageArrived(message(CHEN, Conversation.with(CHEN), "let me in", Map.of())));
        assertEquals(List.of("stranger \"Bo (CCCC)\" - " + CHEN + " resembles " + BO, "waiting \"Bo (CCCC)\" - " + CHEN + " let me in"), told());
    }

    private static Peer like(PeerId original, Peer peer) {
        return new Peer(peer.id(), peer.name(), peer.colour(), peer.nickname(), peer.standing(), peer.presence(), peer.address(), peer.since(), peer.lastHeard(), peer.roundTrip(), 0,
                false, true, Optional.of(original), false, Optional.empty());
    }

    @Test
    void aContactThatTakesAnothersNameIsToldAndNamedWithItsCodeFromThenOn() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE), peer(CHEN, "Chen", Standing.CONTACT, Presence.ONLINE));
        told();
        for (int i = 0; i < 2; i++) events.on(new NodeEvent.PeerChanged(like(BO, peer(CHEN, "Bo", Standing.CONTACT, Presence.ONLINE))));
        for (var author : List.of(CHEN, BO)) events.on(new NodeEvent.MessageArrived(message(author, Conversation.EVERYONE, "hi", Map.of())));
        assertEquals(List.of("renamed \"Bo (CCCC)\" 127.0.0.1:8001 " + CHEN + " Chen Bo", "resembles \"Bo (CCCC)\" 127.0.0.1:8001 " + CHEN + " " + BO, "message \"Bo (CCCC)\" 127.0.0.1:8001 hi", "message Bo 127.0.0.1:8001 hi"), told());
        events.on(new NodeEvent.PeerChanged(peer(CHEN, "Chen", Standing.CONTACT, Presence.ONLINE)));
        events.on(new NodeEvent.PeerChanged(like(BO, peer(CHEN, "bo", Standing.CONTACT, Presence.ONLINE))));
        assertEquals(List.of("renamed Chen 127.0.0.1:8001 " + CHEN + " Bo Chen", "renamed \"bo (CCCC)\" 127.0.0.1:8001 " + CHEN + " Chen bo",
                "resembles \"bo (CCCC)\" 127.0.0.1:8001 " + CHEN + " " + BO), told());
    }

    @Test
    void whoIsUnknownIsAStranger() {
        start();
        told();
        for (var in : List.of(Conversation.EVERYONE, Conversation.with(CHEN))) events.on(new NodeEvent.MessageArrived(message(CHEN, in, "psst", Map.of())));
        assertEquals(List.of("waiting CCCC - " + CHEN + " psst", "waiting CCCC - " + CHEN + " psst"), told());
    }

    @Test
    void aStrangerThatWasForgottenIsToldAnewWhenItReturns() {
        start();
        var fay = peer(CHEN, "Fay", Standing.STRANGER, Presence.ONLINE);
        for (int i = 0; i < 2; i++) {
            told();
            events.on(new NodeEvent.PeerChanged(fay));
            events.on(new NodeEvent.Joined(CHEN));
            assertEquals(List.of("stranger Fay 127.0.0.1:8001 " + CHEN), told());
            events.on(new NodeEvent.PeerGone(CHEN));
        }
    }

    @Test
    void messagesOfTwoThatChoseOneIdAreBothTold() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE), peer(CHEN, "Chen", Standing.CONTACT, Presence.ONLINE));
        var fresh = new Events(new Sent(), lines::add, () -> ready++, _ -> { });
        for (var name : Map.of(BO, "Bo", CHEN, "Chen").entrySet()) fresh.on(new NodeEvent.PeerChanged(peer(name.getKey(), name.getValue(), Standing.CONTACT, Presence.OFFLINE)));
        told();
        var first = message(BO, Conversation.EVERYONE, "one", Map.of());
        fresh.on(new NodeEvent.MessageArrived(first));
        var same = new Message(first.message().id(), Conversation.EVERYONE, CHEN, 1, Instant.EPOCH, "two", Optional.empty());
        fresh.before(List.of(first, new Delivered(same, false, Map.of())));
        assertEquals(List.of("message Bo 127.0.0.1:8001 one", "message Chen 127.0.0.1:8001 two"), told());
    }

    @Test
    void messagesFromBeforeAreToldOnceAndOnlyOthers() {
        events.on(new NodeEvent.SelfChanged(self("Ana")));
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE)));
        events.on(new NodeEvent.CallingChanged(List.of()));
        told();
        var both = message(BO, Conversation.EVERYONE, "second", Map.of());
        events.on(new NodeEvent.MessageArrived(both));
        events.before(List.of(message(BO, Conversation.EVERYONE, "first", Map.of()), both, message(ME, Conversation.EVERYONE, "mine", Map.of())));
        assertEquals(List.of("message Bo 127.0.0.1:8001 second", "message Bo 127.0.0.1:8001 first"), told());
        events.on(new NodeEvent.CallingChanged(List.of()));
        assertEquals(1, ready, "only the first present state is followed by messages from before");
    }

    @Test
    void afterFallingBehindThePresentStateIsToldAsChanges() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE), peer(CHEN, "Chen", Standing.CONTACT, Presence.OFFLINE));
        told();
        events.on(new NodeEvent.Resync());
        events.on(new NodeEvent.SelfChanged(self("Ana")));
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.OFFLINE)));
        events.on(new NodeEvent.PeerChanged(peer(CHEN, "Chen", Standing.CONTACT, Presence.ONLINE)));
        events.on(new NodeEvent.CallingChanged(List.of()));
        assertEquals(List.of("missed events; list and history tell the present state", "left Bo 127.0.0.1:8001 " + BO + " lost", "joined Chen 127.0.0.1:8001 " + CHEN),
                told());
    }

    @Test
    void aSecondProgramOfThisIdentityIsToldOnceAndSoIsItsEnd() {
        start();
        told();
        for (boolean now : new boolean[] {true, true, false}) events.on(new NodeEvent.ElsewhereChanged(now));
        var twice = "twice this identity runs on another computer or in another folder too; messages reach only one of the two. End one of them";
        assertEquals(List.of(twice, "once"), told());
        events.on(new NodeEvent.ElsewhereChanged(true));
        told();
        events.on(new NodeEvent.Resync());
        events.on(new NodeEvent.ElsewhereChanged(true));
        events.on(new NodeEvent.CallingChanged(List.of()));
        assertEquals(List.of("missed events; list and history tell the present state"), told(), "it is known already");
        events.on(new NodeEvent.Resync());
        events.on(new NodeEvent.CallingChanged(List.of()));
        assertEquals(List.of("missed events; list and history tell the present state", "once"), told());
    }

    @Test
    void deliveriesAreCountedUnderTheNumberOfTheMessage() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        told();
        var message = message(ME, Conversation.EVERYONE, "hi", Map.of(BO, Delivery.SENT, CHEN, Delivery.SENT));
        assertEquals(List.of("sent 2 #1"), sent.started(message));
        var id = message.message().id();
        events.on(new NodeEvent.DeliveryChanged(Conversation.EVERYONE, id, BO, Delivery.SENT));
        events.on(new NodeEvent.DeliveryChanged(Conversation.EVERYONE, id, BO, Delivery.DELIVERED));
        events.on(new NodeEvent.DeliveryChanged(Conversation.EVERYONE, id, BO, Delivery.READ));
        assertEquals(1, sent.unconfirmed());
        events.on(new NodeEvent.DeliveryChanged(Conversation.EVERYONE, id, CHEN, Delivery.READ));
        assertEquals(List.of("delivered 1/2 #1", "delivered 2/2 #1"), told());
        assertEquals(0, sent.unconfirmed());
    }

    @Test
    void aDeliveryThatOvertakesTheAnswerIsToldAfterIt() {
        start();
        var message = message(ME, Conversation.with(BO), "hi", Map.of(BO, Delivery.QUEUED));
        events.on(new NodeEvent.DeliveryChanged(Conversation.with(BO), message.message().id(), BO, Delivery.DELIVERED));
        assertEquals(List.of("sent 1 #1", "delivered 1/1 #1"), sent.started(message));
        assertEquals(0, sent.unconfirmed());
    }

    @Test
    void whoIsRemovedNoLongerCounts() {
        start();
        told();
        var message = message(ME, Conversation.EVERYONE, "hi", Map.of(BO, Delivery.QUEUED, CHEN, Delivery.SENT));
        sent.started(message);
        events.on(new NodeEvent.DeliveryChanged(Conversation.EVERYONE, message.message().id(), BO, Delivery.CANCELLED));
        events.on(new NodeEvent.DeliveryChanged(Conversation.EVERYONE, message.message().id(), CHEN, Delivery.DELIVERED));
        assertEquals(List.of("delivered 1/1 #1"), told());
        assertEquals(0, sent.unconfirmed());
    }

    @Test
    void aRefusalNamesThePeerTheMessageAndTheReason() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        told();
        var message = message(ME, Conversation.with(BO), "hi", Map.of(BO, Delivery.SENT));
        sent.started(message);
        events.on(new NodeEvent.DeliveryChanged(Conversation.with(BO), message.message().id(), BO, Delivery.refused("not\naccepted")));
        assertEquals(List.of("refused Bo #1 not\\naccepted"), told());
        assertEquals(0, sent.unconfirmed());
    }
}
