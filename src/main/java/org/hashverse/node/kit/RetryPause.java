package org.hashverse.node.kit;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Decides how long to wait after a failure before the next attempt. If attempts succeed and soon fail again, as on a disk that is almost full, the pause doubles each
/// time, so that the person is not told of failure and success without end. Not thread-safe.
public final class RetryPause {
    /// A failure sooner than this after a success that ended earlier failures doubles the pause; a later one starts with the first pause again.
    static final Duration CALM = Duration.ofMinutes(2);
    /// The longest pause, as a multiple of the first.
    static final int LONGEST = 32;

    private final Duration first;
    private final LongSupplier nanos;
    private boolean failing;
    private boolean succeeded;
    private long succeededAt;
    private int factor = 1;

    /// @param first the pause after the first failure
    /// @param nanos monotonic clock
    public RetryPause(Duration first, LongSupplier nanos) {
        this.first = first;
        this.nanos = nanos;
    }

    /// Notes that an attempt failed. Further failures without a success between have the same pause.
    ///
    /// @return how long to wait before the next attempt
    Duration failed() {
        if (!failing) factor = succeeded && nanos.getAsLong() - succeededAt < CALM.toNanos() ? Math.min(LONGEST, 2 * factor) : 1;
        failing = true;
        return first.multipliedBy(factor);
    }

    /// Notes that an attempt succeeded. Only a success after a failure counts.
    void succeeded() {
        if (!failing) return;
        failing = false;
        succeeded = true;
        succeededAt = nanos.getAsLong();
    }
}
