package org.hashverse.node;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.hashverse.node.kit.NodeClock;

/// Clocks that a test can move forward. They also run by themselves.
final class TestClock implements NodeClock {
    private final AtomicLong ahead = new AtomicLong();
    private final AtomicLong wallAhead = new AtomicLong();

    @Override
    public long nanos() {
        return System.nanoTime() + ahead.get();
    }

    @Override
    public Instant wall() {
        return Instant.now().plusNanos(wallAhead.get());
    }

    /// Moves both clocks, as if the process had been stopped.
    void jump(Duration by) {
        ahead.addAndGet(by.toNanos());
        wallAhead.addAndGet(by.toNanos());
    }

    /// Moves the time of day alone, as if it had been set, or as if the computer had slept.
    void set(Duration by) {
        wallAhead.addAndGet(by.toNanos());
    }
}
