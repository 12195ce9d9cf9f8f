package org.hashverse.transport;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/// Notes when bytes come. Silence is only what passes while we wait in `read`: while the reader is held up, bytes may lie in
/// the kernel, and that is not the peer's fault. The reader writes, others look.
final class HeardInput extends BlockInput {
    private static final int SKIPPED_AT_ONCE = 16 * 1024;

    private final LongSupplier nanos;
    private volatile long heard;
    private volatile long since;
    private volatile boolean waiting;
    private volatile long count;

    HeardInput(InputStream in, LongSupplier nanos) {
        super(in);
        this.nanos = nanos;
        heard = nanos.getAsLong();
        since = heard;
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

    @Override
    public long skip(long bytes) throws IOException {
        // what is skipped was heard too, and costs as much
        var waste = new byte[Math.clamp(bytes, 0, SKIPPED_AT_ONCE)];
        return waste.length == 0 ? 0 : Math.max(0, read(waste, 0, waste.length));
    }

    /// When the last byte came.
    long heard() {
        return heard;
    }

    /// Bytes so far.
    long count() {
        return count;
    }

    /// Nanoseconds waited in vain.
    long silence(long now) {
        return waiting ? Math.max(0, now - since) : 0;
    }

    /// Begins the present wait anew.
    void restart(long now) {
        since = now;
    }
}
