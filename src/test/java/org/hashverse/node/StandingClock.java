package org.hashverse.node;

import java.time.Instant;

/// Clocks that go only where a test, of one thread, sets them.
final class StandingClock implements NodeClock {
    volatile long nanos = 5;
    volatile Instant wall = Instant.EPOCH;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant wall() {
        return wall;
    }
}
