package org.hashverse.node;

import static org.hashverse.node.TestNode.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.hashverse.TestPorts;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.hashverse.wire.OptionalFrame.Reach.Result;
import org.hashverse.wire.OptionalFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// REACH? and REACH between real nodes: the call back, who gets one, and how many.
@Timeout(300)
class CallBackTest {
    @TempDir
    private Path folder;
    private final StandingClock clock = new StandingClock();
    private TestNode ana;
    private TestNode bo;

    @BeforeEach
    void meet() throws Exception {
        ana = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, TestPorts.free()); // nobody takes this port once she stops to listen
        bo = TestNode.open("Bo", Settings.Accept.ANYONE, TestLimits.SHORT, clock);
        ana.meet(bo);
    }

    @AfterEach
    void close() throws Exception {
        ana.close();
        bo.close();
    }

    private Optional<OptionalFrame.Reach> anaAsksBo() throws Exception {
        var core = ana.node.core;
        return get(core.thread.askLater(() -> core.callBacks.ask(core.directory.find(bo.id()).orElseThrow())));
    }

    private static void assertResult(Result expected, Optional<OptionalFrame.Reach> reach) {
        assertEquals(Optional.of(expected), reach.map(OptionalFrame.Reach::result));
    }

    @Test
    void aContactCallsBackAndTellsWhatItSees() throws Exception {
        var reach = anaAsksBo();
        assertResult(Result.REACHED, reach);
        assertEquals("127.0.0.1", reach.get().seen().host());
        assertEquals(1, ana.told(NodeEvent.Joined.class).size(), "the call back makes no link");
        assertFalse(ana.told(NodeEvent.Left.class).stream().anyMatch(left -> left.reason() != CloseReason.LEAVING));
    }

    @Test
    void aContactWhoseOwnerDoesNotAllowItDoesNotCallBack() throws Exception {
        bo.change(settings -> settings.withReach(settings.reach().withCallBack(false)));
        bo.await(NodeEvent.SettingsChanged.class, changed -> !changed.settings().reach().callBack());
        var reach = anaAsksBo();
        assertResult(Result.DECLINED, reach);
        assertEquals("127.0.0.1", reach.get().seen().host());
    }

    @Test
    void whenWeDoNotListenTheCallIsRefused() throws Exception {
        ana.node.core.links.listeningPort.close();
        assertResult(Result.REFUSED, anaAsksBo());
    }

    @Test
    void aContactThatLeftDoesNotAnswer() throws Exception {
        bo.close();
        ana.awaitPeer(bo.id(), peer -> !peer.connected());
        assertEquals(Optional.empty(), anaAsksBo());
    }

    @Test
    void aContactThatAsksTooOftenWaits() throws Exception {
        for (int i = 0; i < 4; i++) assertResult(Result.REACHED, anaAsksBo());
        assertResult(Result.BUSY, anaAsksBo());
        clock.nanos += 9_999_999_999L;
        assertResult(Result.BUSY, anaAsksBo());
        clock.nanos += 2;
        assertResult(Result.REACHED, anaAsksBo());
        assertResult(Result.BUSY, anaAsksBo());
    }

    private RawPeer contact(String name) throws Exception {
        var papers = Papers.good();
        var peer = RawPeer.greeted(bo.address(), papers, name);
        bo.awaitPeer(peer.id(), known -> known.connected());
        return peer;
    }

    private static Result hear(RawPeer peer) throws Exception {
        return peer.hear(OptionalFrame.Reach.class).result();
    }

    @Test
    void onlyTheKeyOfTheAskerCounts() throws Exception {
        try (var chen = contact("Chen")) {
            chen.say(new OptionalFrame.ReachQuery(7, ana.address().port()));
            var reach = chen.hear(OptionalFrame.Reach.class);
            assertEquals(7, reach.request());
            assertEquals(Result.OTHER, reach.result(), "Ana answers there, and not Chen");
        }
    }

    @Test
    void ourOwnPortIsNotCalled() throws Exception {
        try (var chen = contact("Chen")) {
            chen.say(new OptionalFrame.ReachQuery(1, bo.address().port()));
            assertEquals(Result.DECLINED, hear(chen));
        }
    }

    @Test
    void fourCallsAreUnderWayAtATime() throws Exception {
        var peers = new ArrayList<RawPeer>();
        try (var mute = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
            for (var name : new String[] {"Chen", "Dara", "Eli"}) peers.add(contact(name));
            for (var peer : peers.subList(0, 2)) for (int i = 1; i <= 2; i++) peer.say(new OptionalFrame.ReachQuery(i, mute.getLocalPort()));
            for (int calls = 0; calls < 4; calls++) mute.accept(); // all four have begun, and none can end: nothing speaks TLS here
            peers.getLast().say(new OptionalFrame.ReachQuery(1, mute.getLocalPort()));
            assertEquals(Result.BUSY, hear(peers.getLast()));
        } finally {
            for (var peer : peers) peer.close();
        }
    }

    @Test
    void aStrangerGetsNoAnswer() throws Exception {
        try (var dara = TestNode.open("Dara", Settings.Accept.ASK, TestLimits.SHORT, clock); var eve = RawPeer.greeted(dara.address(), Papers.good(), "Eve")) {
            PeerId id = eve.id();
            dara.awaitPeer(id, known -> known.connected());
            // an answer without a call would come before that to PEERS?
            dara.change(settings -> settings.withReach(settings.reach().withCallBack(false)));
            dara.await(NodeEvent.SettingsChanged.class, changed -> !changed.settings().reach().callBack());
            eve.say(new OptionalFrame.ReachQuery(1, ana.address().port()));
            eve.say(new Frame.PeersQuery(2));
            Frame next = eve.hear();
            while (!(next instanceof Frame.Peers)) {
                assertFalse(next instanceof OptionalFrame.Reach, "a stranger is called back");
                next = eve.hear();
            }
        }
    }
}
