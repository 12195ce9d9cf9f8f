package org.hashverse.node;

import java.time.Duration;
import java.util.Map;
import org.hashverse.store.database.StoreLimits;

/// Limits with which a test need not wait long.
public final class TestLimits {
    private TestLimits() {}

    /// A history file that is neither checked nor backed up while a test runs, and soon tries a full disk again.
    public static final StoreLimits STORE = new StoreLimits(ms(50), 0, 0, Duration.ofDays(1), 3);

    /// The product's bounds, but for hints: who is called through a proxy is called there only. Times as short as a busy machine with two cores bears.
    public static final Limits SHORT = new Limits(ms(2_000), ms(60_000), ms(90_000), 256, 16, ms(2_000), 128, 8, 0,
            ms(300), ms(1_500), ms(60_000), ms(90_000), ms(25), ms(100), ms(30_000), ms(60_000),
            ms(90_000), 64, 256 * 1024, 64, 64, ms(20_000), ms(20_000),
            ms(200), ms(12_000), ms(6_000), ms(60_000), ms(60_000), ms(50),
            ms(500), ms(30_000), ms(30_000), ms(300), ms(600), ms(200),
            20, 64, 500, 4, 10_000, STORE, 10_000, ms(20_000), Limits.Abuse.PRODUCT);

    /// [#SHORT] with a history file of its own bounds.
    public static Limits storing(StoreLimits store) {
        return with(SHORT, "store", store);
    }

    /// Others with one part of its own.
    static Limits with(Limits limits, String name, Object part) {
        return ChangedLimits.of(limits, Map.of(name, part));
    }

    private static Duration ms(int millis) {
        return Duration.ofMillis(millis);
    }
}
