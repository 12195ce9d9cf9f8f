package org.hashverse.transport;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Closes sockets that take too long where no socket time-out helps: a handshake of single bytes, a write that hangs. Closing the raw
/// socket ends every call that waits on it. One daemon thread; its tasks must not block.
public final class Watchdog implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("hashverse-watchdog").factory());
    private final Set<Runnable> running = ConcurrentHashMap.newKeySet();

    /// A watchdog whose thread starts with its first task.
    public Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /// A running time-out.
    public interface Guard extends AutoCloseable {
        /// Cancels the time-out.
        @Override
        void close();
    }

    /// Closes `raw` after `time` unless the guard is closed before.
    Guard guard(Socket raw, Duration time) {
        return after(time, () -> close(raw));
    }

    /// Runs a short task after `time` unless the guard is closed before.
    public Guard after(Duration time, Runnable task) {
        Runnable once = new Runnable() { // a new object each time, because two guards may have equal tasks
            @Override
            public void run() {
                if (running.remove(this)) task.run();
            }
        };
        running.add(once);
        try {
            var future = timer.schedule(once, time.toNanos(), TimeUnit.NANOSECONDS);
            return () -> {
                running.remove(once);
                future.cancel(false);
            };
        } catch (RejectedExecutionException closed) {
            once.run();
            return () -> {};
        }
    }

    /// Whether it is closed: every task then runs at once.
    boolean closed() {
        return timer.isShutdown();
    }

    /// Closes a raw socket and ignores errors.
    public static void close(Socket raw) {
        try {
            raw.close();
        } catch (IOException alreadyBroken) {
            // closed is closed
        }
    }

    /// Ends the watchdog: runs every task now, and every later one at once.
    @Override
    public void close() {
        timer.shutdownNow();
        for (var bound : running) bound.run();
    }
}
