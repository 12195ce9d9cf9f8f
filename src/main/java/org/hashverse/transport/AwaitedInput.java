package org.hashverse.transport;

import java.io.IOException;
import java.io.InputStream;

/// A stream of a connection. Its reader can wait for bytes without reading them. Subclasses see every byte in one method: reading a single byte, and skipping, call it too.
abstract class AwaitedInput extends InputStream {
    /// Waits until a byte has arrived, or the stream has ended; returns at once if there are bytes to read. Most connections are idle most of the time, and then the stack of
    /// their reader takes more memory than all else, so the reader waits here and not deep inside a frame.
    abstract void await() throws IOException;

    @Override
    public final int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] into, int from, int length) throws IOException;
}
