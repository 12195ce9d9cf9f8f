package org.hashverse.transport;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/// A stream that knows for how long its peer has been silent. Silence is how long the reader has waited in `await` or `read` since the last byte arrived, while the kernel has no bytes
/// for it. While the reader is held up elsewhere, or a busy computer does not run it, bytes of the peer may lie in the kernel. One thread reads; the other methods may be called
/// from any thread.
final class HeardInput extends AwaitedInput {
    private final AwaitedInput in;
    private final InputStream raw;
    private final LongSupplier nanos;
    private volatile long lastByteAt; // when the last byte arrived; at first, when this was made
    private volatile long silentSince; // when the present wait began, the last byte arrived, or the count was restarted
    private volatile boolean waiting;
    private volatile long bytesRead;

    /// @param in    what is read
    /// @param raw   the stream of the socket that `in` reads from; it is only asked whether bytes have arrived
    /// @param nanos monotonic clock
    HeardInput(AwaitedInput in, InputStream raw, LongSupplier nanos) {
        this.in = in;
        this.raw = raw;
        this.nanos = nanos;
        lastByteAt = nanos.getAsLong();
        silentSince = lastByteAt;
    }

    @Override
    void await() throws IOException {
        silentSince = nanos.getAsLong();
        waiting = true;
        try {
            in.await();
        } finally {
            waiting = false;
        }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        silentSince = nanos.getAsLong();
        waiting = true;
        int read;
        try {
            read = in.read(into, from, length);
        } finally {
            waiting = false;
        }
        if (read > 0) bytesRead = bytesRead + read; // one writer: the reader thread
        return read;
    }

    /// Notes that bytes arrived. Call it on the reading thread whenever `in` gets some, even if it needs more of them before it can return any: on a slow line a long TLS record takes
    /// longer than a peer may be silent.
    void arrived() {
        long now = nanos.getAsLong();
        lastByteAt = now;
        silentSince = now;
    }

    /// When the last byte arrived, in nanoseconds of the clock.
    long heard() {
        return lastByteAt;
    }

    /// Number of bytes that were read.
    long count() {
        return bytesRead;
    }

    /// Nanoseconds that the reader has waited for a byte; 0 while it does not wait, and while bytes have arrived that it had no chance to read.
    long silence(long now) {
        boolean unread = unread(); // first, because the reader may take those bytes meanwhile, and then it no longer waits
        return waiting && !unread ? Math.max(0, now - silentSince) : 0;
    }

    private boolean unread() {
        try {
            return raw.available() > 0;
        } catch (IOException closed) {
            return false;
        }
    }

    /// Counts the silence from now on.
    void restart(long now) {
        silentSince = now;
    }
}
