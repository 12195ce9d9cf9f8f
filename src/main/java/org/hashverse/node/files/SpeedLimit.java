package org.hashverse.node.files;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Slows all downloads together down to what the person allows. For any thread.
final class SpeedLimit {
    private static final double NANOS = 1e9;
    private final LongSupplier nanos;
    private volatile long bytesPerSecond; // 0 for no limit
    private long free; // when the next byte is within the limit, in nanoseconds

    SpeedLimit(LongSupplier nanos) {
        this.nanos = nanos;
        free = nanos.getAsLong();
    }

    /// Changes the limit, for the bytes that are taken from now on.
    ///
    /// @param bytes in a second; 0 for no limit
    void set(long bytes) {
        bytesPerSecond = bytes;
    }

    /// Takes bytes, and waits until they are within the limit. Returns early if the thread is interrupted.
    void take(int bytes) {
        long until = reserve(bytes);
        for (long left = until - nanos.getAsLong(); left > 0 && !Thread.currentThread().isInterrupted(); left = until - nanos.getAsLong()) LockSupport.parkNanos(left);
    }

    /// When the bytes are within the limit.
    synchronized long reserve(int bytes) {
        long limit = bytesPerSecond;
        long now = nanos.getAsLong();
        if (limit == 0) return now;
        if (free - now < 0) free = now;
        return free += (long) (bytes * NANOS / limit);
    }
}
