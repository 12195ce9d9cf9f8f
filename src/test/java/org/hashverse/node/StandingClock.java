package org.hashverse.node;

import java.time.Instant;

/// Clocks that go only where a test sets them. One thread.
final class StandingClock implements NodeClock {
    long nanos = 5;
    Instant wall = Instant.EPOCH;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant wall() {
        return wall;
    }
}
