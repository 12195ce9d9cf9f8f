package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.hashverse.store.Settings;
import org.junit.jupiter.api.Test;

class PresenceTest {
    @Test
    void whoStoodStillHimselfBlamesNobody() throws Exception {
        var clock = new TestClock();
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, Limits.PRODUCT, clock); var bo = TestNode.open("Bo")) {
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
}
