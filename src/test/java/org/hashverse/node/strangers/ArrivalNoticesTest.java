package org.hashverse.node.strangers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.node.AttackedNode;
import org.hashverse.node.StandingClock;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Strangers with ever new keys. Each calls from an address of its own, because the clock that bounds the handshakes of one address stands still.
class ArrivalNoticesTest {
    private static final int MOST = 5;
    private final StandingClock clock = new StandingClock();
    private final List<RawPeer> crowd = new ArrayList<>();
    private final Papers first = Papers.good();
    private TestNode ana;

    @BeforeEach
    void useUpTheAllowance() throws Exception {
        ana = TestNode.open("Ana", Settings.Accept.ASK, AttackedNode.patient().withStatus(status -> status.withArrivals(MOST)), clock);
        for (int i = 1; i <= MOST; i++) {
            try (var one = call(i == 1 ? first : Papers.good())) {
                ana.awaitPeer(one.id(), peer -> peer.presence() == Presence.ONLINE);
            }
        }
        ana.await(NodeEvent.Left.class, _ -> ana.told(NodeEvent.Left.class).size() == MOST);
    }

    @AfterEach
    void close() throws Exception {
        crowd.forEach(RawPeer::close);
        ana.close();
    }

    private RawPeer call(Papers papers) throws Exception {
        return call(papers, "127.1." + crowd.size() + ".1");
    }

    /// Connects a stranger. Returns when the node has taken it in.
    private RawPeer call(Papers papers, String from) throws Exception {
        var peer = RawPeer.connectFrom(from, ana.address()).tls(papers);
        crowd.add(peer);
        peer.say(RawPeer.hello("Eve"));
        peer.settle(1);
        return peer;
    }

    private long joined() {
        return ana.told(NodeEvent.Joined.class).size();
    }

    private boolean known(RawPeer stranger) {
        return ana.told(NodeEvent.PeerChanged.class).stream().anyMatch(changed -> changed.peer().id().equals(stranger.id()))
                || ana.told(NodeEvent.PeerGone.class).stream().anyMatch(gone -> gone.peer().equals(stranger.id()));
    }

    @Test
    void arrivalsOfStrangersAreBoundedWhateverTheirKeysAndTheNextIsToldAfterAPause() throws Exception {
        for (int i = 1; i <= 3; i++) call(Papers.good(), "127.2.2." + i);
        var alone = call(Papers.good());
        call(first).close();
        assertEquals(MOST, joined(), "a key that was told before is no exception");
        for (int i = 0; i < 10; i++) call(Papers.good(), "127.3.3." + i).close();
        assertEquals(MOST, joined());
        assertEquals(MOST, ana.told(NodeEvent.Left.class).size());
        assertEquals(0, crowd.stream().skip(MOST).filter(one -> !one.id().equals(first.id())).filter(this::known).count());

        int mark = ana.mark();
        clock.nanos += ArrivalNotices.EVERY.toNanos() + 1;
        ana.node.tryNow(alone.id()); // makes the node tick
        assertEquals(alone.id(), ana.awaitFrom(mark, NodeEvent.Joined.class, _ -> true).peer(), "a crowd from one network must not hide the others");
        assertEquals(MOST + 1, joined());
    }

    @Test
    void aStrangerThatWritesIsToldAtOnceAndOneThatNobodyWasToldOfCanBeAccepted() throws Exception {
        var fay = call(Papers.good());
        int mark = ana.mark();
        fay.say(RawPeer.chat(1, "hello"));
        ana.awaitFrom(mark, NodeEvent.Joined.class, joined -> joined.peer().equals(fay.id()));
        ana.awaitFrom(mark, NodeEvent.MessageArrived.class, arrived -> arrived.message().message().author().equals(fay.id()));
        assertEquals(MOST + 1, joined());

        var gus = call(Papers.good());
        assertTrue(TestNode.get(ana.node.accept(gus.id())));
        ana.awaitPeer(gus.id(), peer -> peer.standing() == Standing.CONTACT);
    }
}
