package org.hashverse.transport;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/// A stream that notes when bytes arrive. Silence is the time that the reader waits in `await` or `read` while the kernel has no bytes for it. While the reader is held up elsewhere,
/// or a busy computer does not run it, bytes of the peer may lie in the kernel. One thread reads; the other methods may be called from any thread.
final class HeardInput extends AwaitedInput {
    private final AwaitedInput in;
    private final InputStream raw;
    private final LongSupplier nanos;
    private volatile long heard; // when the last byte arrived; at first, when this was made
    private volatile long since; // when the present wait began, or was restarted
    private volatile boolean waiting;
    private volatile long count;

    /// @param in    what is read
    /// @param raw   the stream of the socket that `in` reads from; it is only asked whether bytes have arrived
    /// @param nanos monotonic clock
    HeardInput(AwaitedInput in, InputStream raw, LongSupplier nanos) {
        this.in = in;
        this.raw = raw;
        this.nanos = nanos;
        heard = nanos.getAsLong();
        since = heard;
    }

    @Override
    void await() throws IOException {
        since = nanos.getAsLong();
        waiting = true;
        try {
            in.await();
        } finally {
            waiting = false;
        }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        since = nanos.getAsLong();
        waiting = true;
        int read;
        try {
            read = in.read(into, from, length);
        } finally {
            waiting = false;
        }
        if (read > 0) {
            heard = nanos.getAsLong();
            since = heard;
            count = count + read; // one writer: the reader thread
        }
        return read;
    }

    /// When the last byte arrived, in nanoseconds of the clock.
    long heard() {
        return heard;
    }

    /// Number of bytes received.
    long count() {
        return count;
    }

    /// Nanoseconds that the reader has waited for a byte; 0 while it does not wait, and while bytes have arrived that it had no chance to read.
    long silence(long now) {
        boolean arrived = arrived(); // first, because the reader may take those bytes meanwhile, and then it no longer waits
        return waiting && !arrived ? Math.max(0, now - since) : 0;
    }

    private boolean arrived() {
        try {
            return raw.available() > 0;
        } catch (IOException closed) {
            return false;
        }
    }

    /// Starts to count the present wait anew.
    void restart(long now) {
        since = now;
    }
}
