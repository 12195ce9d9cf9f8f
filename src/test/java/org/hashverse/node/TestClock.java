package org.hashverse.node;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Clocks that a test moves on. They also run by themselves, so that what is not under test goes its way.
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

    /// Both clocks jump, as when a process stood still.
    void jump(Duration by) {
        ahead.addAndGet(by.toNanos());
        wallAhead.addAndGet(by.toNanos());
    }

    /// The time of day alone jumps, as when somebody sets it or the machine slept.
    void set(Duration by) {
        wallAhead.addAndGet(by.toNanos());
    }
}
