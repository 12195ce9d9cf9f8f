package org.hashverse.node;

import java.time.Duration;
import org.hashverse.node.kit.Limits;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.store.database.WordIndex;

/// Limits with short times for tests.
public final class TestLimits {
    private TestLimits() {}

    /// A history file that is neither checked nor backed up during a test, and soon tries a full disk again.
    public static final StoreLimits STORE = new StoreLimits(ms(50), 0, 0, Duration.ofDays(1), 3, ms(50), WordIndex.ROWS);

    /// The bounds of the product, but no hints: a peer behind a proxy is called only through the proxy. Times as short as a busy machine with two cores allows.
    public static final Limits SHORT = Limits.PRODUCT
            .withHandshakes(handshakes -> handshakes.withTimes(ms(2_000), ms(60_000), ms(90_000)))
            .withLiveness(_ -> new Limits.Liveness(ms(300), ms(1_500), ms(60_000), ms(90_000), ms(90_000)))
            .withTicks(_ -> new Limits.Ticks(ms(25), ms(100), ms(30_000), ms(60_000)))
            .withRedial(_ -> new Limits.Redial(ms(200), ms(12_000), ms(6_000), ms(60_000), ms(60_000), ms(50), 0))
            .withStatus(_ -> new Limits.Status(ms(300), ms(600), ms(200), ms(500), Limits.Status.PRODUCT.arrivals()))
            .withLinks(links -> links.withBye(ms(20_000), ms(20_000)))
            .withTimeouts(_ -> new Limits.Timeouts(ms(30_000), ms(30_000), ms(20_000), ms(60_000), ms(120_000)))
            .withStore(STORE);

    /// [#SHORT] with other limits of the history file.
    public static Limits storing(StoreLimits store) {
        return SHORT.withStore(store);
    }

    private static Duration ms(int millis) {
        return Duration.ofMillis(millis);
    }
}
