package org.hashverse.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.hashverse.chat.CloseReason;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.HostileServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An attacker on the way changes, repeats or cuts off bytes. Nothing of that is accepted, the connection ends with a reason that both sides are told,
/// and the messages arrive over the next connection, once and unchanged.
class TamperedLinkTest {
    /// The reasons for which a tampered connection may end. After a forged length the reader may wait for bytes that never come, and the writer for an answer.
    private static final Set<CloseReason> BROKEN = EnumSet.of(CloseReason.LOST, CloseReason.SILENT, CloseReason.STALLED);
    private static final int ROUNDS = 8;
    private static final int BYTES = 3_000;
    private static final int HANDSHAKE_BYTES = 1_500;
    private static final int TEXT = 100;
    private static final int AFTERWARDS = 8;

    private final long seed = Seed.or(20_261_122);
    private final Random random = new Random(seed);
    private TestNode one;
    private TestNode two;
    private Talker ana;
    private Talker bo;
    private FaultProxy proxy;

    @BeforeEach
    void open() throws Exception {
        one = TestNode.open("Ana");
        var neverCalls = TestLimits.SHORT.withRedial(redial -> redial.withoutRecentLoss());
        two = TestNode.open("Bo", Settings.Accept.ANYONE, neverCalls, NodeClock.SYSTEM);
        proxy = new FaultProxy(two.address());
        TestNode.get(one.node.add(proxy.address()));
        one.awaitPeer(two.id(), peer -> peer.connected() && peer.met());
        two.awaitPeer(one.id(), peer -> peer.connected() && peer.met());
        ana = new Talker(one, "Ana", two.id());
        bo = new Talker(two, "Bo", one.id());
    }

    @AfterEach
    void close() throws Exception {
        proxy.close();
        one.close();
        two.close();
    }

    private void talk() throws Exception {
        ana.say(random, TEXT);
        bo.say(random, TEXT);
        settled();
    }

    private void talkOn(int open) throws InterruptedException {
        for (var talker : new Talker[] {ana, bo}) if (talker.open() < open) talker.say(random, TEXT);
        ana.pause();
    }

    /// Checks that all messages have arrived once, in order, and nothing else has.
    private void settled() throws Exception {
        ana.awaitSettled();
        bo.awaitSettled();
        assertEquals(new Talker.Tally(ana.sent(), 0, 0, 0, true), bo.tally(ana), "seed " + seed);
        assertEquals(new Talker.Tally(bo.sent(), 0, 0, 0, true), ana.tally(bo), "seed " + seed);
    }

    private List<CloseReason> reasons() {
        return Stream.of(one, two).flatMap(node -> node.told(NodeEvent.Left.class).stream()).map(NodeEvent.Left::reason).toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"FLIP", "REPEAT", "END"})
    void aTamperedStreamEndsTheConnectionAndNothingOfItIsAccepted(Fault.Kind kind) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int before = proxy.accepted();
            int reported = reasons().size();
            var cable = proxy.arm(Fault.random(random, List.of(kind), BYTES));
            while (!cable.fired()) talkOn(4);
            // the repeated bytes may begin a record of up to 16 KiB that never ends: without more messages nobody would notice
            for (int i = 0; i < AFTERWARDS; i++) talkOn(AFTERWARDS);
            proxy.awaitMore(before);
            settled();
            var reasons = reasons();
            assertTrue(reasons.size() > reported, "neither side was told the reason, round " + round + ", seed " + seed);
            assertTrue(BROKEN.containsAll(reasons), reasons + ", seed " + seed);
        }
    }

    @Test
    void aChangedByteInTheHandshakePreventsTheConnection() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int before = proxy.accepted();
            proxy.armNext(Fault.random(random, List.of(Fault.Kind.FLIP), HANDSHAKE_BYTES));
            proxy.redirect(two.address());
            proxy.awaitMore(before);
            talk();
        }
        assertEquals(2, Stream.concat(one.told(NodeEvent.PeerChanged.class).stream(), two.told(NodeEvent.PeerChanged.class).stream())
                .map(change -> change.peer().id()).distinct().count(), "a third one was seen, seed " + seed);
    }

    @Test
    void aReplayedCallDoesNotConnect() throws Exception {
        talk();
        int joined = two.told(NodeEvent.Joined.class).size();
        var recorded = proxy.newest().sentByDialler();
        for (int length : new int[] {recorded.length, recorded.length / 2}) {
            try (var caller = new Socket(InetAddress.ofLiteral(two.address().host()), two.address().port())) {
                caller.setSoTimeout(Math.toIntExact(FaultProxy.PATIENCE.toMillis()));
                caller.getOutputStream().write(recorded, 0, length);
                while (caller.getInputStream().read() >= 0) { /* until it hangs up */ }
            } catch (IOException reset) {
                if (reset instanceof SocketTimeoutException) throw reset;
            }
        }
        talk();
        assertEquals(joined, two.told(NodeEvent.Joined.class).size(), "a replayed call connected");
        assertEquals(List.of(), reasons());
    }

    @Test
    void aReplayedAnswerDoesNotConnect() throws Exception {
        talk();
        var recorded = proxy.newest().sentByAcceptor();
        int joined = one.told(NodeEvent.Joined.class).size();
        try (var parrot = HostileServer.open(caller -> caller.bytes(recorded))) {
            proxy.redirect(parrot.address());
            ana.say(random, TEXT);
            parrot.awaitCalls(3);
            assertEquals(joined, one.told(NodeEvent.Joined.class).size(), "a replayed answer was taken for Bo");
            assertEquals(1, ana.open());
            proxy.redirect(two.address());
            talk();
        }
    }
}
