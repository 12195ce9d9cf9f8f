package org.hashverse.transport;

import java.io.IOException;
import java.io.InputStream;
import org.hashverse.wire.ProtocolException;

/// Bounds the received bytes of a channel that carry no data. TLS handles key updates, tickets and empty records inside one `read`, so nothing else would
/// notice a peer that sends them without end. The thread that reads from it would keep a processor busy; two such peers could keep all of them. For one thread at a
/// time: first the one of the handshake, then the reader.
public final class Overhead {
    /// Most bytes without data: four times what a handshake and the longest record take.
    static final int MOST = 64 * 1024;
    /// Bytes that may arrive for each byte of data. The shortest frame, alone in its record, needs fewer.
    static final int PER_CARRIED = 4;

    private static final String FAULT = "too many records that carry nothing";
    private long withoutData; // bytes received, less [#PER_CARRIED] for each byte of data
    private boolean heard;
    private boolean exceeded;

    /// Wraps the stream that TLS reads from.
    InputStream below(InputStream raw) {
        return new BlockInput(raw) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int read = in.read(into, from, length);
                if (read > 0) {
                    withoutData += read;
                    heard = true;
                }
                exceeded = withoutData > MOST;
                if (exceeded) throw new ProtocolException(FAULT);
                return read;
            }
        };
    }

    /// Whether any bytes arrived.
    public boolean heard() {
        return heard;
    }

    /// Wraps the stream of decrypted bytes.
    InputStream above(InputStream carried) {
        return new BlockInput(carried) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                try {
                    int read = in.read(into, from, length);
                    if (read > 0) withoutData = Math.max(0, withoutData - (long) PER_CARRIED * read);
                    return read;
                } catch (IOException fault) {
                    if (exceeded) throw new ProtocolException(FAULT); // TLS wraps our exception
                    throw fault;
                }
            }
        };
    }
}
