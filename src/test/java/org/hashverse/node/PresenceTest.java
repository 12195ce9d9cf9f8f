package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.store.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

class PresenceTest {
    /// The product's, but for clocks that are looked at soon after a test moves them.
    private static final Limits LIMITS = TestLimits.with(Limits.PRODUCT, "calm", Limits.PRODUCT.tick());

    @Test
    void whoStoodStillHimselfBlamesNobody() throws Exception {
        var clock = new TestClock();
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, LIMITS, clock); var bo = TestNode.open("Bo")) {
            ana.meet(bo);
            clock.jump(Duration.ofMinutes(10));
            ana.await(NodeEvent.AwayChanged.class, NodeEvent.AwayChanged::checking);
            clock.jump(Limits.PRODUCT.tick()); // less than what counts as standing still
            ana.await(NodeEvent.AwayChanged.class, e -> !e.checking());
            assertTrue(ana.told(NodeEvent.Left.class).isEmpty());
            assertTrue(ana.awaitPeer(bo.id(), peer -> true).connected());
        }
    }

    @Test
    void aMachineThatSleptChecksEverybody() throws Exception {
        var clock = new TestClock();
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, TestLimits.SHORT, clock); var bo = TestNode.open("Bo")) {
            ana.meet(bo);
            clock.set(Duration.ofHours(8));
            ana.await(NodeEvent.AwayChanged.class, NodeEvent.AwayChanged::checking);
            ana.await(NodeEvent.AwayChanged.class, e -> !e.checking());
            assertTrue(ana.told(NodeEvent.Left.class).isEmpty());
        }
    }

    @Test
    void whoHungUpOnUsWhileWeStoodStillAndCallsAgainNeverLeft() throws Exception {
        hungUpOn(true);
    }

    @Test
    void itsEndMayEvenBeReadBeforeWeNoticeThatWeStoodStill() throws Exception {
        hungUpOn(false);
    }

    private static void hungUpOn(boolean noticed) throws Exception {
        var clock = new TestClock();
        var papers = Papers.good();
        // who comes back has as long as this computer needs for it: the end of the check is not what is tested here
        var limits = TestLimits.with(LIMITS, "awayGrace", TestNode.PATIENCE.multipliedBy(2));
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, limits, clock)) {
            var first = RawPeer.greeted(ana.address(), papers, "Bo");
            ana.await(NodeEvent.Joined.class, e -> e.peer().equals(papers.id()));
            clock.jump(Duration.ofSeconds(12));
            if (noticed) ana.await(NodeEvent.AwayChanged.class, NodeEvent.AwayChanged::checking);
            first.close();
            try (var again = RawPeer.greeted(ana.address(), papers, "Bo")) {
                again.hear(Frame.Ping.class); // said when the link has joined
                TestNode.get(ana.node.count(Conversation.EVERYONE)); // and so has the node done with it
                assertTrue(ana.told(NodeEvent.Left.class).isEmpty());
                assertEquals(1, ana.told(NodeEvent.Joined.class).size());
            }
        }
    }

    @Test
    void whoHungUpOnUsWhileWeStoodStillAndStaysAwayHasLeft() throws Exception {
        var clock = new TestClock();
        var papers = Papers.good();
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, TestLimits.SHORT, clock)) {
            var bo = RawPeer.greeted(ana.address(), papers, "Bo");
            ana.await(NodeEvent.Joined.class, e -> e.peer().equals(papers.id()));
            clock.jump(Duration.ofSeconds(12));
            ana.await(NodeEvent.AwayChanged.class, NodeEvent.AwayChanged::checking);
            bo.close();
            assertEquals(CloseReason.LOST, ana.await(NodeEvent.Left.class, e -> e.peer().equals(papers.id())).reason());
        }
    }

    @Test
    void aGoodbyeCountsEvenIfAnOlderLinkEndsAfterIt() throws Exception {
        var papers = Papers.good();
        try (var ana = TestNode.open("Ana"); var older = RawPeer.greeted(ana.address(), papers, "Bo")) {
            older.hear(Frame.Ping.class); // said when the link has joined
            try (var newest = RawPeer.greeted(ana.address(), papers, "Bo")) {
                newest.hear(Frame.Ping.class);
                int mark = ana.mark();
                newest.say(new Frame.Bye(Frame.Bye.Code.LEAVING, ""));
                ana.awaitFrom(mark, NodeEvent.PeerChanged.class, e -> e.peer().id().equals(papers.id()));
            }
            older.close();
            assertEquals(CloseReason.LEAVING, ana.await(NodeEvent.Left.class, e -> e.peer().equals(papers.id())).reason());
        }
    }
}
