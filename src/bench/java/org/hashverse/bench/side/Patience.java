package org.hashverse.bench.side;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Bounds how long a side waits for something, from the constructor on. Then the side fails with a sentence that says what is missing.
public final class Patience {
    /// How long a side waits if nothing else is said. Less than the runner waits for a line ([Talk]).
    public static final Duration USUAL = Duration.ofMinutes(3);

    private final Duration most;
    private final long end;

    /// @param most how long to wait in all
    public Patience(Duration most) {
        this.most = most;
        end = System.nanoTime() + most.toNanos();
    }

    /// Nanoseconds that are left, at least 0.
    public long left() {
        return Math.max(0, end - System.nanoTime());
    }

    /// Waits for a notification of a monitor, which the thread must hold.
    ///
    /// @param missing what is missing, as the beginning of a sentence
    /// @throws IOException if the time is over
    public void await(Object monitor, Supplier<String> missing) throws IOException, InterruptedException {
        if (left() == 0) throw over(missing.get());
        TimeUnit.NANOSECONDS.timedWait(monitor, left());
    }

    /// The error for a wait that is over.
    ///
    /// @param missing what is missing, as the beginning of a sentence
    public IOException over(String missing) {
        return new IOException(missing + ", after " + most.toSeconds() + " s");
    }
}
