package org.hashverse.node;

import java.time.Instant;

/// Both clocks, so that a test can hold them.
public interface NodeClock {
    /// Nanoseconds of a clock that only runs forward; differences alone mean something.
    long nanos();

    /// The time of day.
    Instant wall();

    /// The machine's clocks.
    NodeClock SYSTEM = new NodeClock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant wall() {
            return Instant.now();
        }
    };
}
