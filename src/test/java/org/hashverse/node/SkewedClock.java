package org.hashverse.node;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.hashverse.node.kit.NodeClock;

/// The clocks of a computer whose time of day is wrong by a fixed amount. A test can move several of them forward together.
final class SkewedClock implements NodeClock {
    private final Duration skew;
    private final AtomicLong passed;

    /// @param passed milliseconds that the test has added, for all clocks that share it
    SkewedClock(Duration skew, AtomicLong passed) {
        this.skew = skew;
        this.passed = passed;
    }

    @Override
    public long nanos() {
        return System.nanoTime() + passed.get() * 1_000_000;
    }

    @Override
    public Instant wall() {
        return Instant.now().plus(skew).plusMillis(passed.get());
    }
}
