package org.hashverse.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream whose subclasses see every byte that is read in one method: reading a single byte calls it too. Skipping does not; [HeardInput] changes that for itself.
abstract class BlockInput extends FilterInputStream {
    BlockInput(InputStream in) {
        super(in);
    }

    @Override
    public final int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] into, int from, int length) throws IOException;
}
