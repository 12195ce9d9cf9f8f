package org.hashverse.node.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.node.AttackedNode;
import org.hashverse.node.StandingClock;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.peer.PresenceState;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.junit.jupiter.api.Test;

/// A peer that leaves and returns again and again.
class PresenceNoticesTest {
    private final StandingClock clock = new StandingClock();
    private final Papers papers = Papers.good();

    private TestNode open() throws Exception {
        return TestNode.open("Ana", Settings.Accept.ANYONE, AttackedNode.patient(), clock);
    }

    /// Eve connects and closes the link. Waits until Eve has the expected presence.
    private void visit(TestNode ana, Presence after) throws Exception {
        int mark = ana.mark();
        try (var _ = RawPeer.greeted(ana.address(), papers, "Eve")) {
            ana.awaitPeer(papers.id(), peer -> peer.presence() == Presence.ONLINE);
        }
        ana.awaitPeer(papers.id(), peer -> peer.presence() == after);
        if (after == Presence.OFFLINE) ana.awaitFrom(mark, NodeEvent.Left.class, _ -> true);
    }

    private static void told(TestNode ana, int joined, int left) {
        assertEquals(joined, ana.told(NodeEvent.Joined.class).size());
        assertEquals(left, ana.told(NodeEvent.Left.class).size());
    }

    @Test
    void departuresOfAPeerAreBoundedAndTheNextIsToldAfterAPause() throws Exception {
        try (var ana = open()) {
            for (int i = 0; i < PresenceState.MOST_DEPARTURES; i++) visit(ana, Presence.OFFLINE);
            told(ana, PresenceState.MOST_DEPARTURES, PresenceState.MOST_DEPARTURES);
            for (int i = 0; i < 3; i++) visit(ana, Presence.NOT_RESPONDING);
            told(ana, PresenceState.MOST_DEPARTURES + 1, PresenceState.MOST_DEPARTURES);
            int mark = ana.mark();
            clock.nanos += PresenceState.PERIOD.dividedBy(PresenceState.MOST_DEPARTURES).toNanos() + 1;
            ana.node.tryNow(papers.id()); // makes the node tick
            ana.awaitFrom(mark, NodeEvent.Left.class, _ -> true);
            told(ana, PresenceState.MOST_DEPARTURES + 1, PresenceState.MOST_DEPARTURES + 1);
        }
    }

    @Test
    void aBlockedPeerIsGoneAtOnceHoweverOftenItLeft() throws Exception {
        try (var ana = open()) {
            for (int i = 0; i < PresenceState.MOST_DEPARTURES; i++) visit(ana, Presence.OFFLINE);
            try (var _ = RawPeer.greeted(ana.address(), papers, "Eve")) {
                ana.awaitPeer(papers.id(), peer -> peer.presence() == Presence.ONLINE);
                TestNode.get(ana.node.block(papers.id()));
                ana.awaitPeer(papers.id(), peer -> peer.standing() == Standing.BLOCKED && peer.presence() == Presence.OFFLINE);
            }
        }
    }
}
