package org.hashverse.node;

import java.time.Duration;
import org.hashverse.store.database.StoreLimits;

/// Limits with which a test need not wait long.
public final class TestLimits {
    private TestLimits() {}

    /// A history file that is neither checked nor backed up while a test runs, and soon tries a full disk again.
    public static final StoreLimits STORE = new StoreLimits(ms(50), 0, 0, Duration.ofDays(1), 3);

    /// The product's bounds, but for hints: who is called through a proxy is called there only. Times as short as a busy machine with two cores bears.
    public static final Limits SHORT = Limits.PRODUCT
            .withHandshakes(handshakes -> handshakes.withTimes(ms(2_000), ms(60_000), ms(90_000)))
            .withLiveness(_ -> new Limits.Liveness(ms(300), ms(1_500), ms(60_000), ms(90_000), ms(90_000)))
            .withTicks(_ -> new Limits.Ticks(ms(25), ms(100), ms(30_000), ms(60_000)))
            .withRedial(_ -> new Limits.Redial(ms(200), ms(12_000), ms(6_000), ms(60_000), ms(60_000), ms(50), 0))
            .withStatus(_ -> new Limits.Status(ms(300), ms(600), ms(200), ms(500)))
            .withTimeouts(_ -> new Limits.Timeouts(ms(30_000), ms(30_000), ms(20_000), ms(20_000), ms(20_000)))
            .withStore(STORE);

    /// [#SHORT] with a history file of its own bounds.
    public static Limits storing(StoreLimits store) {
        return SHORT.withStore(store);
    }

    private static Duration ms(int millis) {
        return Duration.ofMillis(millis);
    }
}
