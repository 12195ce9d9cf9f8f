package org.hashverse.transport;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Bounds what no timeout of a socket bounds: a handshake that drips, a write that hangs. When time is up it closes the raw
/// socket, which ends every call that waits on it. One daemon thread; its tasks never block.
public final class Watchdog implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("hashverse-watchdog").factory());
    private final Set<Runnable> running = ConcurrentHashMap.newKeySet();

    /// Starts its thread with its first task.
    public Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /// A running bound.
    interface Guard extends AutoCloseable {
        /// Lifts it.
        @Override
        void close();
    }

    /// Closes `raw` after `time` unless the guard is lifted before.
    Guard guard(Socket raw, Duration time) {
        return after(time, () -> close(raw));
    }

    /// Runs a short task after `time` unless the guard is lifted before.
    Guard after(Duration time, Runnable task) {
        Runnable once = new Runnable() { // an object of its own: two guards may have equal tasks
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

    /// Whether it has ended: tasks run at once from then on.
    boolean closed() {
        return timer.isShutdown();
    }

    /// Closes a raw socket and keeps quiet about it.
    static void close(Socket raw) {
        try {
            raw.close();
        } catch (IOException alreadyBroken) {
            // closed is closed
        }
    }

    /// Ends it: whatever is bounded, now or later, is closed at once.
    @Override
    public void close() {
        timer.shutdownNow();
        for (var bound : running) bound.run();
    }
}
