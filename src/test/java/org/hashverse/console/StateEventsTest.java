package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.TestPeer;
import org.hashverse.store.settings.Settings;
import org.hashverse.chat.PeerName;
import org.hashverse.node.api.Introduction;
import org.junit.jupiter.api.Test;

/// What the console prints when the node or its peers change.
class StateEventsTest extends PrintedEvents {
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
        start(TestPeer.like(peer(BO, "7Q4K", Standing.CONTACT, Presence.OFFLINE)).withoutLastHeard().peer());
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
    void anIntroductionIsPrintedOnceAndHowItEnds() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.OFFLINE));
        printed();
        var offered = new Introduction(BO, CHEN, new PeerName("C hen"), true, Optional.empty());
        var doubtful = new Introduction(BO, ME, new PeerName("Bo"), false, Optional.of(BO));
        var bo = "Bo 127.0.0.1:8001 " + BO + " ";
        events.on(new NodeEvent.IntroductionsChanged(List.of(offered)));
        events.on(new NodeEvent.IntroductionsChanged(List.of(offered, doubtful)));
        assertEquals(List.of("introduction " + bo + "\"C hen\" " + CHEN + " verified", "introduction " + bo + "\"Bo (AAAA)\" " + ME + " -"), printed());
        events.on(new NodeEvent.IntroductionsChanged(List.of()));
        events.on(new NodeEvent.IntroductionEnded(offered, true));
        events.on(new NodeEvent.IntroductionEnded(offered, false));
        events.on(new NodeEvent.IntroducedByUs(BO, CHEN, true));
        assertEquals(List.of("introduced " + bo + CHEN, "not-now " + bo + CHEN, "introduced " + bo + CHEN), printed());
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
        assertEquals(1, statesTold);
        events.on(new NodeEvent.SelfChanged(self("Ana")));
        assertEquals(List.of(), printed(), "nothing changed");
        events.on(new NodeEvent.SelfChanged(self("Ana Maria")));
        assertEquals(List.of("listening 10.0.0.7:8000 " + ME + " \"Ana Maria\""), printed());
    }

    @Test
    void theStateIsToldAtTheStartAndAfterMissedEvents() {
        for (int i = 0; i < 2; i++) events.on(new NodeEvent.CallingChanged(List.of()));
        assertEquals(1, statesTold);
        events.on(new NodeEvent.Resync());
        assertEquals(1, statesTold);
        for (int i = 0; i < 2; i++) events.on(new NodeEvent.CallingChanged(List.of()));
        assertEquals(2, statesTold);
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

    private static Peer like(PeerId original, Peer peer) {
        return TestPeer.like(peer).withResembles(original).peer();
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
    void nothingIsPrintedFromTheHistoryWhileTheStateIsToldAgain() {
        var missed = message(BO, Conversation.with(BO), "missed", Map.of());
        var later = message(BO, Conversation.with(BO), "later", Map.of());
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        printed();
        events.on(new NodeEvent.Resync());
        events.on(new NodeEvent.MessageArrived(later));
        events.printUnread(List.of(missed)); // an answer to an earlier question
        events.unreadPrinted();
        assertEquals(List.of("missed events; list and history tell the present state"), printed(), "who Bo is, is not known");
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE)));
        events.on(new NodeEvent.CallingChanged(List.of()));
        events.printUnread(List.of(missed));
        events.unreadPrinted();
        assertEquals(List.of("direct Bo 127.0.0.1:8001 missed", "direct Bo 127.0.0.1:8001 later"), printed());
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
        for (int missed = 1; missed <= 2; missed++) {
            events.on(new NodeEvent.Resync());
            assertEquals(List.of("missed events; list and history tell the present state"), printed());
        }
        events.on(new NodeEvent.CallingChanged(List.of()));
        assertEquals(List.of("once"), printed());
    }
}
