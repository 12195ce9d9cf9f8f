package org.hashverse.transport;

import java.time.Duration;

/// Limits of a connection that a test does not reach.
public final class TestLinkLimits {
    private TestLinkLimits() {}

    /// @param bye the time for a BYE, and for the other side's end after it
    public static LinkLimits withBye(Duration bye) {
        var rate = new LinkLimits.Rate(1_000, 1_000);
        return new LinkLimits(64, 64, bye, bye, rate, rate);
    }
}
