package org.hashverse.node;

import java.time.Instant;

/// Clocks that only the test moves. One thread.
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
