package org.hashverse.node;

import java.time.Duration;

/// Limits with which a test need not wait long.
public final class TestLimits {
    private TestLimits() {}

    /// The product's bounds; times as short as a busy machine with two cores bears.
    public static final Limits SHORT = new Limits(ms(5_000), ms(3_000), ms(10_000), 256, 16, 128, 8,
            ms(300), ms(1_500), ms(3_000), ms(6_000), ms(25), ms(3_000), ms(3_000),
            ms(6_000), 64, 256 * 1024, 64, 64, ms(500), ms(500),
            ms(200), ms(12_000), ms(6_000), ms(60_000), ms(60_000), ms(50),
            ms(500), ms(3_000), ms(3_000), ms(300), ms(600),
            20, 64, 500, 4, 10_000, 20_000, 128L * 1024 * 1024, 10_000, ms(3_000), Limits.Abuse.PRODUCT);

    private static Duration ms(int millis) {
        return Duration.ofMillis(millis);
    }
}
