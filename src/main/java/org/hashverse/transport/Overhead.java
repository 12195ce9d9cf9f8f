package org.hashverse.transport;

import org.hashverse.wire.ProtocolException;

/// Bounds the received bytes of a channel that carry no data. TLS handles key updates, tickets and empty records inside one `read`, so nothing else would
/// notice a peer that sends them without end. The thread that reads from it would keep a processor busy; two such peers could keep all of them. For one thread at a
/// time: first the one of the handshake, then the reader.
public final class Overhead {
    /// Most bytes without data: four times what a handshake and the longest record take.
    static final int MOST = 64 * 1024;
    /// Bytes that may arrive for each byte of data. The shortest frame, alone in its record, needs fewer.
    static final int PER_CARRIED = 4;
    /// Bytes that a record without data counts for, beside its own. A KEY UPDATE has fewer than 50, but takes as much processor time as a hundred times as many bytes of data.
    static final int EMPTY_RECORD = 1_024;

    private long withoutData; // bytes received, and [#EMPTY_RECORD] for each record without data, less [#PER_CARRIED] for each byte of data
    private boolean heard;

    /// Notes that bytes arrived. They count as bytes without data until [#carried] says otherwise.
    ///
    /// @throws ProtocolException if there are too many of them
    void received(int bytes) throws ProtocolException {
        heard = true;
        count(bytes);
    }

    /// Notes that a record was decrypted, and how much data it carried.
    ///
    /// @throws ProtocolException as [#received]
    void carried(int bytes) throws ProtocolException {
        if (bytes == 0) count(EMPTY_RECORD);
        withoutData = Math.max(0, withoutData - (long) PER_CARRIED * bytes);
    }

    private void count(int bytes) throws ProtocolException {
        withoutData += bytes;
        if (withoutData > MOST) throw new ProtocolException("too many records that carry nothing");
    }

    /// Whether any bytes arrived.
    public boolean heard() {
        return heard;
    }
}
