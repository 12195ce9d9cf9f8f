package org.hashverse.node.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which answers to pings subscribers are told of.
class PeerClockTest {
    private final PeerClock clock = new PeerClock();

    private boolean answered(long millis, long ahead) {
        return clock.answered(Duration.ofMillis(millis), Duration.ofMillis(ahead));
    }

    private boolean told(long millis) {
        return clock.roundTrip.equals(Optional.of(Duration.ofMillis(millis)));
    }

    @Test
    void aRoundTripIsToldWhenItDiffersNoticeably() {
        assertTrue(answered(2, 0));
        assertFalse(answered(7, 0));
        assertTrue(told(2));
        assertTrue(answered(8, 0));
        assertTrue(told(8));
        assertTrue(answered(200, 0));
        assertFalse(answered(300, 0));
        assertFalse(answered(100, 0));
        assertTrue(told(200));
        assertTrue(answered(301, 0));
        assertTrue(answered(150, 0));
    }

    @Test
    void manySmallStepsAreToldOnceTheirSumIsNoticeable() {
        assertTrue(answered(10, 0));
        for (int millis = 11; millis <= 15; millis++) assertFalse(answered(millis, 0));
        assertTrue(answered(16, 0));
    }

    @Test
    void aClockIsToldWhenItIsASecondOff() {
        assertTrue(answered(2, 0));
        assertFalse(answered(2, 1_000));
        assertEquals(Optional.of(Duration.ZERO), clock.ahead);
        assertTrue(answered(2, 1_001));
        assertEquals(Optional.of(Duration.ofMillis(1_001)), clock.ahead);
    }
}
