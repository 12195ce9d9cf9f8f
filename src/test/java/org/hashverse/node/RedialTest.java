package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The redial rules at the product's values, on a clock that stands.
class RedialTest {
    private static final Duration NONE = Duration.ZERO;
    private static final double EVEN = 0.5;
    private final Redial redial = new Redial(Limits.PRODUCT);
    private long now = Long.MAX_VALUE / 4;

    private void pass(Duration time) {
        now += time.toNanos();
    }

    /// How long it is until the next attempt, which is made then.
    private Duration attempt(double luck) {
        redial.begin(now, luck);
        redial.ended();
        long from = now;
        while (!redial.due(now)) pass(Duration.ofMillis(1));
        return Duration.ofNanos(now - from);
    }

    private void dueIn(Duration time) {
        pass(time.minusMillis(1));
        assertFalse(redial.due(now));
        pass(Duration.ofMillis(1));
        assertTrue(redial.due(now));
    }

    @Test
    void forTwoMinutesEveryTwoSecondsThenDoublingToAMinuteAndAfterAnHourEveryTenMinutes() {
        redial.soon(now, NONE, false);
        assertTrue(redial.due(now));
        long lost = now;
        while (redial.fresh(now)) assertEquals(Duration.ofSeconds(2), attempt(EVEN));
        assertEquals(Duration.ofSeconds(122), Duration.ofNanos(now - lost));
        var pauses = new ArrayList<Duration>();
        for (int i = 0; i < 6; i++) pauses.add(attempt(EVEN));
        assertEquals(List.of(4, 8, 16, 32, 60, 60), pauses.stream().map(pause -> (int) pause.toSeconds()).toList());
        pass(Redial.LONG_AGO);
        assertEquals(Duration.ofMinutes(10), attempt(EVEN));
        redial.soon(now, NONE, false);
        assertEquals(Duration.ofSeconds(2), attempt(EVEN));
    }

    @Test
    void attemptsAreSpreadByAQuarter() {
        redial.soon(now, NONE, false);
        assertEquals(Duration.ofMillis(1_500), attempt(0));
        assertEquals(Duration.ofMillis(2_500), attempt(1));
    }

    @Test
    void theSmallerIdStartsHalfASecondLater() {
        redial.soon(now, NONE, true);
        dueIn(Duration.ofMillis(500));
    }

    @Test
    void nothingIsCalledTwiceAtATime() {
        redial.soon(now, NONE, false);
        redial.begin(now, EVEN);
        pass(Duration.ofHours(2));
        assertFalse(redial.due(now));
        redial.ended();
        assertTrue(redial.due(now));
    }

    @Test
    void whoLeftIsLookedForEveryTenMinutes() {
        redial.soon(now, NONE, false);
        redial.left(now);
        dueIn(Duration.ofMinutes(10));
        assertEquals(Duration.ofMinutes(10), attempt(EVEN));
    }

    @Test
    void eventsOfOneSecondAreGatheredAndWhoLeftIsLookedForOnce() {
        redial.soon(now, NONE, false);
        redial.left(now);
        redial.again(now, Duration.ofSeconds(1), false);
        pass(Duration.ofMillis(600));
        redial.again(now, Duration.ofSeconds(1), false);
        dueIn(Duration.ofSeconds(1));
        assertEquals(Duration.ofMinutes(10), attempt(EVEN));
    }

    @Test
    void theAddressesHaveTheirTurnsAndWhoHasNoneIsWaitedFor() {
        redial.soon(now, NONE, false);
        assertEquals(0, redial.begin(now, EVEN));
        assertEquals(1, redial.begin(now, EVEN));
        redial.ended();
        redial.never();
        pass(Duration.ofDays(1));
        assertFalse(redial.due(now));
    }

    @Test
    void whoSaysThatWeRunElsewhereTooIsCalledAfterAMinute() {
        redial.soon(now, NONE, false);
        redial.rest(now, Limits.PRODUCT.redialSlow());
        dueIn(Duration.ofSeconds(60));
    }
}
