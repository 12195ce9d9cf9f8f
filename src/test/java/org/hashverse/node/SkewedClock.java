package org.hashverse.node;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// A machine's clocks whose time of day is wrong by always the same. Several move on together, at one moment, when a test says so.
final class SkewedClock implements NodeClock {
    private final Duration skew;
    private final AtomicLong passed;

    /// @param passed milliseconds that passed beside those of the machine, for all clocks that share it
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
