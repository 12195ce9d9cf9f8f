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
    private final Set<Runnable> pending = ConcurrentHashMap.newKeySet();

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

    /// Runs a short task on the thread of the watchdog after `time`, unless the guard is closed before. Once the watchdog is closed, runs the task at once, on the thread
    /// that calls this.
    public Guard after(Duration time, Runnable task) {
        Runnable once = new Runnable() { // a new object each time, because two guards may have equal tasks
            @Override
            public void run() {
                if (pending.remove(this)) task.run();
            }
        };
        pending.add(once);
        try {
            var future = timer.schedule(once, time.toNanos(), TimeUnit.NANOSECONDS);
            return () -> {
                pending.remove(once);
                future.cancel(false);
            };
        } catch (RejectedExecutionException closed) {
            once.run();
            return () -> {};
        }
    }

    /// Whether the watchdog is closed, so that [#after] runs each task at once.
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
        for (var task : pending) task.run();
    }
}
