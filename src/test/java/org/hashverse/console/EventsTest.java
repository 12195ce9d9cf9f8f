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

    private List<String> printed() {
        var printed = List.copyOf(lines);
        lines.clear();
        return printed;
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
    void aCrowdOfStrangersIsPrintedUntilThereIsRoomAgain() {
        events.on(new NodeEvent.StrangersCrowded(Optional.of(48)));
        events.on(new NodeEvent.StrangersCrowded(Optional.empty()));
        assertEquals(List.of("crowded 48 there is no room for messages of other strangers until you accept or block some of those who wait", "uncrowded"), printed());
    }

    @Test
    void aProfileThatCannotBeSavedIsPrinted() {
        events.on(new NodeEvent.ProfileUnsaved(Optional.of("IOException: No space left on device")));
        events.on(new NodeEvent.ProfileUnsaved(Optional.empty()));
        assertEquals(List.of("unsaved IOException: No space left on device", "saved"), printed());
    }

    @Test
    void aContactThatRenamesItselfIsPrinted() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE), peer(CHEN, "Chen", Standing.STRANGER, Presence.ONLINE));
        printed();
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.OFFLINE)));
        events.on(new NodeEvent.PeerChanged(peer(CHEN, "Chen Li", Standing.STRANGER, Presence.ONLINE)));
        assertEquals(List.of(), printed());
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bob\u202e M", Standing.CONTACT, Presence.ONLINE)));
        assertEquals(List.of("renamed \"Bob\\u{202e} M\" 127.0.0.1:8001 " + BO + " Bo \"Bob\\u{202e} M\""), printed());
    }

    @Test
    void theFirstNameOfANewContactIsNoRename() {
        var never = peer(BO, "7Q4K", Standing.CONTACT, Presence.OFFLINE);
        start(new Peer(never.id(), never.name(), never.colour(), never.nickname(), never.standing(), never.presence(), never.address(), never.since(), Optional.empty(),
                never.roundTrip(), 0, false, true, Optional.empty(), false, Optional.empty()));
        printed();
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE)));
        assertEquals(List.of(), printed());
    }

    @Test
    void aKeyThatOthersCouldReadIsPrinted() {
        events.on(new NodeEvent.KeyExposed());
        assertEquals(List.of("exposed " + Events.EXPOSED), printed());
    }

    @Test
    void acceptingAnyoneIsPrintedWithItsMeaning() {
        var asking = Settings.defaults("ana");
        events.on(new NodeEvent.SettingsChanged(asking));
        assertEquals(List.of(), printed());
        for (int times = 0; times < 2; times++) events.on(new NodeEvent.SettingsChanged(asking.withAccept(Settings.Accept.ANYONE)));
        assertEquals(List.of("anyone " + Events.ANYONE), printed());
        events.on(new NodeEvent.SettingsChanged(asking));
        events.on(new NodeEvent.SettingsChanged(asking.withAccept(Settings.Accept.ANYONE)));
        assertEquals(List.of("anyone " + Events.ANYONE), printed());
    }

    @Test
    void theStartPrintsTheAddressAndTheConnectedPeers() {
        start(peer(CHEN, "Chen", Standing.CONTACT, Presence.OFFLINE), peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        assertEquals(List.of("listening 10.0.0.7:8000 " + ME + " Ana", "joined Bo 127.0.0.1:8001 " + BO), printed());
        assertEquals(1, ready);
        events.on(new NodeEvent.SelfChanged(self("Ana")));
        assertEquals(List.of(), printed(), "nothing changed");
        events.on(new NodeEvent.SelfChanged(self("Ana Maria")));
        assertEquals(List.of("listening 10.0.0.7:8000 " + ME + " \"Ana Maria\""), printed());
    }

    @Test
    void readyRunsOnceEvenIfEventsAreMissed() {
        events.on(new NodeEvent.CallingChanged(List.of()));
        events.on(new NodeEvent.Resync());
        events.on(new NodeEvent.CallingChanged(List.of()));
        assertEquals(1, ready);
    }

    @Test
    void joinedAndLeftArePrintedOnceWithTheReason() {
        start();
        printed();
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE)));
        events.on(new NodeEvent.Joined(BO));
        events.on(new NodeEvent.Joined(BO));
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.OFFLINE)));
        events.on(new NodeEvent.Left(BO, CloseReason.LEAVING));
        events.on(new NodeEvent.Left(BO, CloseReason.LOST));
        assertEquals(List.of("joined Bo 127.0.0.1:8001 " + BO, "left Bo 127.0.0.1:8001 " + BO + " leaving"), printed());
    }

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
        var fay = peer(CHEN, "Bo", Standing.STRANGER, Presence.ONLINE);
        events.on(new NodeEvent.PeerChanged(new Peer(fay.id(), fay.name(), fay.colour(), fay.nickname(), fay.standing(), fay.presence(), Optional.empty(), fay.since(), fay.lastHeard(),
                fay.roundTrip(), 0, false, false, Optional.of(BO), false, Optional.empty())));
        events.on(new NodeEvent.Joined(CHEN));
        events.on(new NodeEvent.MessageArrived(message(CHEN, Conversation.with(CHEN), "let me in", Map.of())));
        assertEquals(List.of("stranger \"Bo (CCCC)\" - " + CHEN + " resembles " + BO, "waiting \"Bo (CCCC)\" - " + CHEN + " let me in"), printed());
    }

    private static Peer like(PeerId original, Peer peer) {
        return new Peer(peer.id(), peer.name(), peer.colour(), peer.nickname(), peer.standing(), peer.presence(), peer.address(), peer.since(), peer.lastHeard(), peer.roundTrip(), 0,
                false, true, Optional.of(original), false, Optional.empty());
    }

    @Test
    void aContactThatTakesAnothersNameIsPrintedAndThenHasItsCode() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE), peer(CHEN, "Chen", Standing.CONTACT, Presence.ONLINE));
        printed();
        for (int i = 0; i < 2; i++) events.on(new NodeEvent.PeerChanged(like(BO, peer(CHEN, "Bo", Standing.CONTACT, Presence.ONLINE))));
        for (var author : List.of(CHEN, BO)) events.on(new NodeEvent.MessageArrived(message(author, Conversation.EVERYONE, "hi", Map.of())));
        assertEquals(List.of("renamed \"Bo (CCCC)\" 127.0.0.1:8001 " + CHEN + " Chen Bo", "resembles \"Bo (CCCC)\" 127.0.0.1:8001 " + CHEN + " " + BO, "message \"Bo (CCCC)\" 127.0.0.1:8001 hi", "message Bo 127.0.0.1:8001 hi"), printed());
        events.on(new NodeEvent.PeerChanged(peer(CHEN, "Chen", Standing.CONTACT, Presence.ONLINE)));
        events.on(new NodeEvent.PeerChanged(like(BO, peer(CHEN, "bo", Standing.CONTACT, Presence.ONLINE))));
        assertEquals(List.of("renamed Chen 127.0.0.1:8001 " + CHEN + " Bo Chen", "renamed \"bo (CCCC)\" 127.0.0.1:8001 " + CHEN + " Chen bo",
                "resembles \"bo (CCCC)\" 127.0.0.1:8001 " + CHEN + " " + BO), printed());
    }

    @Test
    void anUnknownPeerIsAStranger() {
        start();
        printed();
        for (var in : List.of(Conversation.EVERYONE, Conversation.with(CHEN))) events.on(new NodeEvent.MessageArrived(message(CHEN, in, "psst", Map.of())));
        assertEquals(List.of("waiting CCCC - " + CHEN + " psst", "waiting CCCC - " + CHEN + " psst"), printed());
    }

    @Test
    void aForgottenStrangerIsPrintedAgainWhenItReturns() {
        start();
        var fay = peer(CHEN, "Fay", Standing.STRANGER, Presence.ONLINE);
        for (int i = 0; i < 2; i++) {
            printed();
            events.on(new NodeEvent.PeerChanged(fay));
            events.on(new NodeEvent.Joined(CHEN));
            assertEquals(List.of("stranger Fay 127.0.0.1:8001 " + CHEN), printed());
            events.on(new NodeEvent.PeerGone(CHEN));
        }
    }

    @Test
    void messagesOfTwoAuthorsWithOneIdAreBothPrinted() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE), peer(CHEN, "Chen", Standing.CONTACT, Presence.ONLINE));
        var fresh = new Events(new Sent(), lines::add, () -> ready++, _ -> { });
        for (var name : Map.of(BO, "Bo", CHEN, "Chen").entrySet()) fresh.on(new NodeEvent.PeerChanged(peer(name.getKey(), name.getValue(), Standing.CONTACT, Presence.OFFLINE)));
        printed();
        var first = message(BO, Conversation.EVERYONE, "one", Map.of());
        fresh.on(new NodeEvent.MessageArrived(first));
        var same = new Message(first.message().id(), Conversation.EVERYONE, CHEN, 1, Instant.EPOCH, "two", Optional.empty());
        fresh.before(List.of(first, new Delivered(same, false, Map.of())));
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
        events.before(List.of(message(BO, Conversation.EVERYONE, "first", Map.of()), both, message(ME, Conversation.EVERYONE, "mine", Map.of())));
        assertEquals(List.of("message Bo 127.0.0.1:8001 second", "message Bo 127.0.0.1:8001 first"), printed());
        events.on(new NodeEvent.CallingChanged(List.of()));
        assertEquals(1, ready, "only the first present state is followed by messages from before");
    }

    @Test
    void afterMissedEventsTheStateIsPrintedAsChanges() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE), peer(CHEN, "Chen", Standing.CONTACT, Presence.OFFLINE));
        printed();
        events.on(new NodeEvent.Resync());
        events.on(new NodeEvent.SelfChanged(self("Ana")));
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.OFFLINE)));
        events.on(new NodeEvent.PeerChanged(peer(CHEN, "Chen", Standing.CONTACT, Presence.ONLINE)));
        events.on(new NodeEvent.CallingChanged(List.of()));
        assertEquals(List.of("missed events; list and history tell the present state", "left Bo 127.0.0.1:8001 " + BO + " lost", "joined Chen 127.0.0.1:8001 " + CHEN),
                printed());
    }

    @Test
    void aSecondProgramOfThisIdentityAndItsEndArePrintedOnce() {
        start();
        printed();
        for (boolean now : new boolean[] {true, true, false}) events.on(new NodeEvent.ElsewhereChanged(now));
        var twice = "twice this identity runs on another computer or in another folder too; messages reach only one of the two. End one of them";
        assertEquals(List.of(twice, "once"), printed());
        events.on(new NodeEvent.ElsewhereChanged(true));
        printed();
        events.on(new NodeEvent.Resync());
        events.on(new NodeEvent.ElsewhereChanged(true));
        events.on(new NodeEvent.CallingChanged(List.of()));
        assertEquals(List.of("missed events; list and history tell the present state"), printed(), "it is known already");
        events.on(new NodeEvent.Resync());
        events.on(new NodeEvent.CallingChanged(List.of()));
        assertEquals(List.of("missed events; list and history tell the present state", "once"), printed());
    }

    @Test
    void deliveriesAreCountedUnderTheNumberOfTheMessage() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        printed();
        var message = message(ME, Conversation.EVERYONE, "hi", Map.of(BO, Delivery.SENT, CHEN, Delivery.SENT));
        assertEquals(List.of("sent 2 #1"), sent.started(message));
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
        assertEquals(List.of("sent 1 #1", "delivered 1/1 #1"), sent.started(message));
        assertEquals(0, sent.unconfirmed());
    }

    @Test
    void aRemovedRecipientDoesNotCount() {
        start();
        printed();
        var message = message(ME, Conversation.EVERYONE, "hi", Map.of(BO, Delivery.QUEUED, CHEN, Delivery.SENT));
        sent.started(message);
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
        sent.started(message);
        events.on(new NodeEvent.DeliveryChanged(Conversation.with(BO), message.message().id(), BO, Delivery.refused("not\naccepted")));
        assertEquals(List.of("refused Bo #1 not\\naccepted"), printed());
        assertEquals(0, sent.unconfirmed());
    }
}
