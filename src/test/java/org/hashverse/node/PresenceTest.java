package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Limits;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

class PresenceTest {
    /// Longer than any test runs: only a jump of the clock is longer.
    private static final Duration LATE = Duration.ofHours(1);
    private static final Duration GRACE = Duration.ofMinutes(30);
    /// Limits of the product, but the node ticks soon after a test moves the clock, and long times pass only when the test says so.
    private static final Duration GONE = Duration.ofHours(10);
    private static final Limits LIMITS = Limits.PRODUCT.withTicks(ticks -> new Limits.Ticks(ticks.busy(), ticks.busy(), LATE, GRACE))
            .withLiveness(liveness -> liveness.withSilence(GONE, GONE));

    @Test
    void aStoppedProcessChecksAllPeersBeforeAnyLeaves() throws Exception {
        checksEverybody(clock -> clock.jump(LATE.multipliedBy(2)));
    }

    @Test
    void aComputerThatSleptChecksAllPeers() throws Exception {
        checksEverybody(clock -> clock.set(Duration.ofHours(8)));
    }

    private static void checksEverybody(Consumer<TestClock> pause) throws Exception {
        var clock = new TestClock();
        var papers = Papers.good();
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, LIMITS, clock); var bo = RawPeer.greeted(ana.address(), papers, "Bo")) {
            ana.await(NodeEvent.Joined.class, e -> e.peer().equals(papers.id()));
            pause.accept(clock);
            ana.await(NodeEvent.AwayChanged.class, NodeEvent.AwayChanged::checking);
            bo.settle(1); // it answers within the grace
            clock.jump(GRACE.plusSeconds(1)); // less than LATE
            ana.await(NodeEvent.AwayChanged.class, e -> !e.checking());
            assertTrue(ana.told(NodeEvent.Left.class).isEmpty());
            assertTrue(ana.awaitPeer(papers.id(), peer -> true).connected());
        }
    }

    @Test
    void aPauseThatABusyComputerMayMakeEndsNoLinkOfAPeerThatAnswersLate() throws Exception {
        var clock = new TestClock();
        var papers = Papers.good();
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, LIMITS, clock); var bo = RawPeer.greeted(ana.address(), papers, "Bo")) {
            ana.await(NodeEvent.Joined.class, e -> e.peer().equals(papers.id()));
            clock.jump(GONE.minusMinutes(10));
            ana.await(NodeEvent.AwayChanged.class, NodeEvent.AwayChanged::checking);
            clock.jump(GRACE.plusSeconds(1)); // less than LATE
            ana.await(NodeEvent.AwayChanged.class, e -> !e.checking());
            bo.settle(1);
            assertTrue(ana.told(NodeEvent.Left.class).isEmpty());
        }
    }

    @Test
    void afterAPauseInWhichPeersGiveUpALinkEndsUnlessThePeerAnswersInTheGraceTime() throws Exception {
        var clock = new TestClock();
        var papers = Papers.good();
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, LIMITS, clock); var _ = RawPeer.greeted(ana.address(), papers, "Bo")) {
            ana.await(NodeEvent.Joined.class, e -> e.peer().equals(papers.id()));
            clock.jump(GONE.plusMinutes(10));
            ana.await(NodeEvent.AwayChanged.class, NodeEvent.AwayChanged::checking);
            clock.jump(GRACE.plusSeconds(1)); // less than LATE
            assertEquals(CloseReason.SILENT, ana.await(NodeEvent.Left.class, e -> e.peer().equals(papers.id())).reason());
        }
    }

    @Test
    void aPeerThatClosedTheLinkWhileWeSleptAndCallsAgainNeverLeft() throws Exception {
        hungUpOn(true);
    }

    @Test
    void theEndOfItsLinkMayBeReadBeforeWeNoticeThatWeSlept() throws Exception {
        hungUpOn(false);
    }

    private static void hungUpOn(boolean noticed) throws Exception {
        var clock = new TestClock();
        var papers = Papers.good();
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, LIMITS, clock)) {
            var first = RawPeer.greeted(ana.address(), papers, "Bo");
            ana.await(NodeEvent.Joined.class, e -> e.peer().equals(papers.id()));
            clock.jump(LATE.multipliedBy(2));
            if (noticed) ana.await(NodeEvent.AwayChanged.class, NodeEvent.AwayChanged::checking);
            first.close();
            try (var again = RawPeer.greeted(ana.address(), papers, "Bo")) {
                again.hear(Frame.Ping.class); // sent when the link is ready
                TestNode.get(ana.node.history().count(Conversation.EVERYONE)); // the node has handled all events before
                assertTrue(ana.told(NodeEvent.Left.class).isEmpty());
                assertEquals(1, ana.told(NodeEvent.Joined.class).size());
            }
        }
    }

    @Test
    void aPeerThatClosedTheLinkWhileWeSleptAndStaysAwayHasLeft() throws Exception {
        var clock = new TestClock();
        var papers = Papers.good();
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, LIMITS, clock)) {
            var bo = RawPeer.greeted(ana.address(), papers, "Bo");
            ana.await(NodeEvent.Joined.class, e -> e.peer().equals(papers.id()));
            clock.jump(LATE.multipliedBy(2));
            ana.await(NodeEvent.AwayChanged.class, NodeEvent.AwayChanged::checking);
            bo.close();
            clock.jump(GRACE.plusSeconds(1)); // less than LATE
            var reason = ana.await(NodeEvent.Left.class, e -> e.peer().equals(papers.id())).reason();
            assertTrue(Set.of(CloseReason.LOST, CloseReason.SILENT).contains(reason), "its end may be read before or after the check: " + reason);
        }
    }

    @Test
    void aByeCountsEvenIfAnOlderLinkEndsAfterIt() throws Exception {
        var papers = Papers.good();
        try (var ana = TestNode.open("Ana"); var older = RawPeer.greeted(ana.address(), papers, "Bo")) {
            older.hear(Frame.Ping.class); // sent when the link is ready
            try (var newest = RawPeer.greeted(ana.address(), papers, "Bo")) {
                newest.hear(Frame.Ping.class);
                int mark = ana.mark();
                newest.say(new Frame.Bye(Frame.Bye.Code.LEAVING, ""));
                ana.awaitFrom(mark, NodeEvent.PeerChanged.class, e -> e.peer().id().equals(papers.id()));
            }
            older.hangUp();
            assertEquals(CloseReason.LEAVING, ana.await(NodeEvent.Left.class, e -> e.peer().equals(papers.id())).reason());
        }
    }
}
