package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

class PresenceTest {
    /// Longer than any test runs: only a jump of its clock passes them.
    private static final Duration STOOD_STILL = Duration.ofHours(1);
    private static final Duration GRACE = Duration.ofMinutes(30);
    /// The product's, but for clocks that are looked at soon after a test moves them, and for times that pass only when the test says so.
    private static final Limits LIMITS = Limits.PRODUCT.withTicks(ticks -> new Limits.Ticks(ticks.busy(), ticks.busy(), STOOD_STILL, GRACE))
            .withLiveness(liveness -> liveness.withSilence(Duration.ofHours(10), Duration.ofHours(10)));

    @Test
    void whoStoodStillHimselfBlamesNobody() throws Exception {
        checksEverybody(clock -> clock.jump(STOOD_STILL.multipliedBy(2)));
    }

    @Test
    void aMachineThatSleptChecksEverybody() throws Exception {
        checksEverybody(clock -> clock.set(Duration.ofHours(8)));
    }

    private static void checksEverybody(Consumer<TestClock> pause) throws Exception {
        var clock = new TestClock();
        var papers = Papers.good();
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, LIMITS, clock); var bo = RawPeer.greeted(ana.address(), papers, "Bo")) {
            ana.await(NodeEvent.Joined.class, e -> e.peer().equals(papers.id()));
            pause.accept(clock);
            ana.await(NodeEvent.AwayChanged.class, NodeEvent.AwayChanged::checking);
            bo.settle(1); // a sign of life within the grace
            clock.jump(GRACE.plusSeconds(1)); // less than what counts as standing still
            ana.await(NodeEvent.AwayChanged.class, e -> !e.checking());
            assertTrue(ana.told(NodeEvent.Left.class).isEmpty());
            assertTrue(ana.awaitPeer(papers.id(), peer -> true).connected());
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
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, LIMITS, clock)) {
            var first = RawPeer.greeted(ana.address(), papers, "Bo");
            ana.await(NodeEvent.Joined.class, e -> e.peer().equals(papers.id()));
            clock.jump(STOOD_STILL.multipliedBy(2));
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
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, LIMITS, clock)) {
            var bo = RawPeer.greeted(ana.address(), papers, "Bo");
            ana.await(NodeEvent.Joined.class, e -> e.peer().equals(papers.id()));
            clock.jump(STOOD_STILL.multipliedBy(2));
            ana.await(NodeEvent.AwayChanged.class, NodeEvent.AwayChanged::checking);
            bo.close();
            clock.jump(GRACE.plusSeconds(1)); // less than what counts as standing still
            var reason = ana.await(NodeEvent.Left.class, e -> e.peer().equals(papers.id())).reason();
            assertTrue(Set.of(CloseReason.LOST, CloseReason.SILENT).contains(reason), "its end may be read before or after the check: " + reason);
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
            older.hangUp();
            assertEquals(CloseReason.LEAVING, ana.await(NodeEvent.Left.class, e -> e.peer().equals(papers.id())).reason());
        }
    }
}
