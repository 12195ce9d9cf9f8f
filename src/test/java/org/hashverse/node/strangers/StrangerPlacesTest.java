package org.hashverse.node.strangers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.AttackedNode;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.store.profile.PeerBook;
import org.hashverse.store.profile.PeerRecord;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which of many strangers get a place, and which keep it. Each caller may come from a network of its own.
class StrangerPlacesTest {
    /// Strangers have half of the links.
    private static final int STRANGERS = 8;
    private static final int WHO_WROTE = STRANGERS - STRANGERS / StrangerPlaces.NEWCOMERS_PART;
    private AttackedNode attacked;
    private final List<RawPeer> crowd = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        attacked = new AttackedNode(AttackedNode.bounds(2 * STRANGERS, STRANGERS));
    }

    @AfterEach
    void close() throws Exception {
        crowd.forEach(RawPeer::close);
        attacked.close();
    }

    private RawPeer from(String host, String name) throws Exception {
        var caller = RawPeer.connectFrom(host, attacked.address()).tls(Papers.good());
        crowd.add(caller);
        caller.say(RawPeer.hello(name));
        caller.hear(Frame.Hello.class);
        attacked.ana.awaitPeer(caller.id(), Peer::connected);
        return caller;
    }

    private static String network(int n) {
        return "127.1." + n + ".1";
    }

    /// Whether its first message was kept.
    private boolean writes(RawPeer caller) throws Exception {
        caller.say(RawPeer.chat(1, "let me in"));
        while (true) {
            var frame = caller.hear();
            if (frame instanceof Frame.Ack) return true;
            if (frame instanceof Frame.Nak(long number, String reason)) {
                assertEquals(1, number);
                assertEquals("full", reason);
                return false;
            }
        }
    }

    private int kept(PeerId author) throws Exception {
        return attacked.ana.texts(Conversation.with(author)).size();
    }

    @Test
    void anAcknowledgedMessageOfAStrangerIsNeverDeletedForAnother() throws Exception {
        PeerId honest;
        try (var fay = from("127.9.9.9", "Fay")) {
            assertTrue(writes(fay));
            honest = fay.id();
        }
        attacked.ana.awaitPeer(honest, peer -> !peer.connected());
        int taken = 0;
        for (int i = 0; i < 3 * STRANGERS; i++) if (writes(from(network(i), "Crowd " + i))) taken++;
        assertEquals(WHO_WROTE - 1, taken);
        assertEquals(1, kept(honest));
        for (var one : crowd) assertTrue(kept(one.id()) <= 1);
        attacked.unharmed();
    }

    @Test
    void silentLinksDoNotKeepNewcomersOut() throws Exception {
        for (int i = 0; i < STRANGERS; i++) from(network(i), "Idle " + i);
        var fay = from("127.9.9.9", "Fay");
        assertEquals(Frame.Bye.Code.FULL, crowd.getFirst().bye().code());
        assertTrue(writes(fay));
        for (int i = 0; i < STRANGERS; i++) from(network(STRANGERS + i), "Idle again " + i);
        fay.settle(1); // a stranger that wrote is not dropped
        assertEquals(1, kept(fay.id()));
    }

    @Test
    void aStrangerThatLosesItsPlaceIsToldThatThereIsNoRoom() throws Exception {
        attacked.close();
        attacked = new AttackedNode(AttackedNode.bounds(4 * STRANGERS, STRANGERS)); // room for each link, but not for each stranger
        for (int i = 0; i <= STRANGERS; i++) from(network(i), "Idle " + i);
        assertEquals(Frame.Bye.Code.FULL, crowd.getFirst().bye().code());
    }

    @Test
    void oneAddressAndOneNetworkLeaveRoomForOthers() throws Exception {
        int taken = 0;
        for (int i = 0; i < STRANGERS; i++) if (writes(from("127.1.1.1", "One address " + i))) taken++;
        assertEquals(2, taken);
        for (int i = 2; i < 2 + STRANGERS; i++) if (writes(from("127.1.1." + i, "One network " + i))) taken++;
        assertEquals(WHO_WROTE / 2, taken);
        assertTrue(writes(from("127.9.9.9", "Fay")));
    }

    @Test
    void ifEveryStrangerHasWrittenTheNextOneGetsByeFull(@TempDir Path folder) throws Exception {
        var wrote = new ArrayList<PeerRecord>();
        for (int i = 0; i < STRANGERS; i++)
            wrote.add(new PeerRecord(Papers.good().id(), Standing.STRANGER, new PeerName("Wrote " + i), Optional.empty(), Optional.empty(), List.of(), Optional.empty(),
                    Optional.empty(), false, true, false, 1));
        try (var profile = Profile.open(folder)) {
            profile.save(new PeerBook(wrote, List.of()));
        }
        try (var node = TestNode.in(folder, "Ana", Settings.Accept.ASK, 0, AttackedNode.bounds(2 * STRANGERS, STRANGERS)); var late = RawPeer.in(node.address(), Papers.good())) {
            late.say(RawPeer.hello("Late"));
            assertEquals(Frame.Bye.Code.FULL, late.bye().code());
            assertEquals(STRANGERS, node.told(NodeEvent.PeerChanged.class).stream().map(changed -> changed.peer().id()).distinct().count());
        }
    }

    @Test
    void thePersonIsToldThatThereIsNoRoomUntilTheyDecideAboutAStranger() throws Exception {
        for (int i = 0; i < WHO_WROTE; i++) assertTrue(writes(from(network(i), "Crowd " + i)));
        attacked.unharmed();
        assertEquals(0, attacked.ana.told(NodeEvent.StrangersCrowded.class).size(), "no stranger was refused so far");
        assertFalse(writes(from(network(90), "Fay")));
        assertFalse(writes(from(network(91), "Gus")));
        assertEquals(WHO_WROTE, attacked.ana.await(NodeEvent.StrangersCrowded.class, _ -> true).waiting().orElseThrow());
        int mark = attacked.ana.mark();
        attacked.ana.node.ignore(crowd.getFirst().id());
        assertTrue(attacked.ana.awaitFrom(mark, NodeEvent.StrangersCrowded.class, _ -> true).waiting().isEmpty());
        assertEquals(2, attacked.ana.told(NodeEvent.StrangersCrowded.class).size());
        assertTrue(writes(from(network(92), "Hal")));
        attacked.unharmed();
    }
}
