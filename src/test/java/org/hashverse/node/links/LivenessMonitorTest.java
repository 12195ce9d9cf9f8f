package org.hashverse.node.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.node.StandingClock;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.store.profile.PeerBook;
import org.junit.jupiter.api.Test;

/// When the node assumes that this computer slept, with the limits of the product and clocks that the test sets.
class LivenessMonitorTest {
    private static final Duration TICK = Limits.PRODUCT.ticks().busy();
    private final StandingClock clock = new StandingClock();
    private final List<NodeEvent> told = new ArrayList<>();
    private final LivenessMonitor liveness;

    LivenessMonitorTest() {
        var events = new Events(100, Runnable::run);
        events.subscribe(Runnable::run, told::add);
        liveness = new LivenessMonitor(new PeerDirectory(PeerBook.EMPTY, null, events, null, null, Limits.PRODUCT), null, events, clock, Limits.PRODUCT);
    }

    private boolean tick(Duration nanos, Duration wall) {
        clock.nanos += nanos.toNanos();
        clock.wall = clock.wall.plus(wall);
        return liveness.tick();
    }

    private boolean tick(Duration both) {
        return tick(both, both);
    }

    @Test
    void aTickThatIsMoreThanOneSecondLateMeansThatThisComputerSlept() {
        assertEquals(false, tick(TICK.plusSeconds(1)));
        assertEquals(List.of(), told);
        assertEquals(true, tick(TICK.plusSeconds(1).plusMillis(1)));
        assertEquals(List.of(new NodeEvent.AwayChanged(true)), told);
    }

    @Test
    void clocksThatMoveMoreThanTwoSecondsApartMeanThatThisComputerSlept() {
        assertEquals(false, tick(TICK, TICK.plusSeconds(2)));
        assertEquals(false, tick(TICK, TICK.minusSeconds(2)));
        assertEquals(false, tick(TICK));
        assertEquals(true, tick(TICK, TICK.plusMillis(2_001)));
        assertEquals(true, tick(TICK, TICK.minusMillis(2_001)));
    }

    @Test
    void peersAreCheckedForThreeSeconds() {
        tick(Duration.ofHours(8));
        for (int i = 0; i < 11; i++) tick(TICK);
        assertEquals(List.of(new NodeEvent.AwayChanged(true)), told);
        tick(TICK);
        assertEquals(List.of(new NodeEvent.AwayChanged(true), new NodeEvent.AwayChanged(false)), told);
    }

    @Test
    void aPauseOfFiveSecondsForgivesALinkThatEndedInIt() {
        clock.nanos += Duration.ofSeconds(5).toNanos();
        assertEquals(clock.nanos + Duration.ofSeconds(3).toNanos(), liveness.forgivenUntil());
        liveness.tick();
        assertEquals(clock.nanos + Duration.ofSeconds(3).toNanos(), liveness.forgivenUntil());
    }

    @Test
    void aSleepWithAStoppedMonotonicClockForgivesToo() {
        clock.nanos += TICK.toNanos() / 2;
        clock.wall = clock.wall.plus(Duration.ofHours(8));
        assertEquals(clock.nanos + Duration.ofSeconds(3).toNanos(), liveness.forgivenUntil(), "before the tick that finds it");
        assertEquals(true, liveness.tick());
        assertEquals(clock.nanos + Duration.ofSeconds(3).toNanos(), liveness.forgivenUntil());
    }

    @Test
    void aTickThatIsPlannedForLaterIsNotLateBefore() {
        liveness.due(clock.nanos + Duration.ofSeconds(20).toNanos());
        assertEquals(false, tick(Duration.ofSeconds(21)));
        liveness.due(clock.nanos + Duration.ofSeconds(20).toNanos());
        assertEquals(true, tick(Duration.ofSeconds(21).plusNanos(1)));
    }

    @Test
    void aRoundTripOfTwoSecondsIsNotShownAsSilence() {
        var answered = Limits.PRODUCT.liveness().pingAfter().plus(TICK).plusSeconds(2);
        assertTrue(answered.compareTo(Limits.PRODUCT.liveness().notResponding()) < 0);
        assertTrue(Duration.ofSeconds(2).compareTo(Limits.PRODUCT.ticks().grace()) < 0);
        assertEquals(Duration.ofMillis(9_500), Limits.PRODUCT.liveness().gone());
        assertTrue(Limits.PRODUCT.liveness().gone().plus(TICK).compareTo(Duration.ofSeconds(10)) < 0, "shown as gone within 10 s");
    }
}
