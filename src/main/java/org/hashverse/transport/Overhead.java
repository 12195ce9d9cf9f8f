package org.hashverse.transport;

import java.io.IOException;
import java.io.InputStream;
import org.hashverse.wire.ProtocolException;

/// What a channel costs beyond what it carries. TLS deals with key updates, tickets and empty records inside one `read`, so nothing else would notice
/// a peer that sends them without end: its reader would keep a processor for itself, and two of them all that there are here. Reader thread only.
final class Overhead {
    /// Most bytes that carry nothing: four times what a handshake and the longest record take.
    static final int MOST = 64 * 1024;
    /// So many bytes may come for each that is carried: the shortest frame alone in its record needs fewer.
    static final int PER_CARRIED = 4;

    private static final String FAULT = "too many records that carry nothing";
    private long idle;
    private boolean heard;
    private boolean exceeded;

    /// What TLS reads from.
    InputStream below(InputStream raw) {
        return new BlockInput(raw) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int read = in.read(into, from, length);
                if (read > 0) {
                    idle += read;
                    heard = true;
                }
                exceeded = idle > MOST;
                if (exceeded) throw new ProtocolException(FAULT);
                return read;
            }
        };
    }

    /// Whether any bytes came.
    boolean heard() {
        return heard;
    }

    /// What is read from TLS.
    InputStream above(InputStream carried) {
        return new BlockInput(carried) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                try {
                    int read = in.read(into, from, length);
                    if (read > 0) idle = Math.max(0, idle - (long) PER_CARRIED * read);
                    return read;
                } catch (IOException fault) {
                    if (exceeded) throw new ProtocolException(FAULT); // TLS wraps it
                    throw fault;
                }
            }
        };
    }
}
