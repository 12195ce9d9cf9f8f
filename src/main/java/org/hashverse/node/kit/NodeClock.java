package org.hashverse.node.kit;

import java.time.Instant;

/// The two clocks of a node, so that tests can set them.
public interface NodeClock {
    /// Nanoseconds of a clock that never goes back. Only differences have a meaning.
    long nanos();

    /// The time of day.
    Instant wall();

    /// The clocks of this computer.
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
