package org.hashverse.node;

import java.time.Instant;
import org.hashverse.node.kit.NodeClock;

/// Clocks that only the test moves. One thread.
public final class StandingClock implements NodeClock {
    public volatile long nanos = 5;
    public volatile Instant wall = Instant.EPOCH;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant wall() {
        return wall;
    }
}
