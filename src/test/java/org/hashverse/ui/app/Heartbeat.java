package org.hashverse.ui.app;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/// Posts one task after the other to the FX thread and measures how long each waits, as a click would.
final class Heartbeat {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    /// Two frames at sixty a second.
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(33);
    private final Thread thread = Thread.ofPlatform().daemon().start(this::beat);
    private volatile boolean stopped;
    private volatile long longest;
    private volatile long slow;

    private void beat() {
        while (!stopped) {
            var turn = new CompletableFuture<Void>();
            long posted = System.nanoTime();
            Platform.runLater(() -> turn.complete(null));
            turn.join();
            long waited = System.nanoTime() - posted;
            longest = Math.max(longest, waited);
            if (waited > SLOW) slow++;
            LockSupport.parkNanos(PAUSE);
        }
    }

    Duration longest() {
        return Duration.ofNanos(longest);
    }

    /// Number of tasks that waited more than 33 ms.
    long slow() {
        return slow;
    }

    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
