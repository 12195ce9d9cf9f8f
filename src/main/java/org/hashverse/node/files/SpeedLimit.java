package org.hashverse.node.files;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Slows all downloads together down to what the person allows. For any thread.
final class SpeedLimit {
    private static final double NANOS = 1e9;
    private final LongSupplier nanos;
    private long free; // when the bytes that were taken so far are paid for

    SpeedLimit(LongSupplier nanos) {
        this.nanos = nanos;
        free = nanos.getAsLong();
    }

    /// Takes bytes, and waits until they are within the limit. Returns early if the thread is interrupted.
    ///
    /// @param bytesPerSecond 0 for no limit
    void take(int bytes, long bytesPerSecond) {
        if (bytesPerSecond == 0) return;
        long until = reserve(bytes, bytesPerSecond);
        for (long left = until - nanos.getAsLong(); left > 0 && !Thread.currentThread().isInterrupted(); left = until - nanos.getAsLong()) LockSupport.parkNanos(left);
    }

    /// When the bytes are within the limit.
    synchronized long reserve(int bytes, long bytesPerSecond) {
        free = Math.max(free, nanos.getAsLong()) + (long) (bytes * NANOS / bytesPerSecond);
        return free;
    }
}
