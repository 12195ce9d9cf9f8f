package org.hashverse.wire;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// Writes frames to a stream. For one thread at a time. It has a buffer only while frames wait in it, because most connections are idle most of the time.
public final class FrameWriter {
    private final OutputStream out;
    private OutputStream buffer; // null while no frame waits

    /// @param out the stream; a small buffer is put before it
    public FrameWriter(OutputStream out) {
        this.out = out;
    }

    /// Writes a frame into the buffer, and into the stream if the buffer is full.
    ///
    /// @throws IllegalArgumentException as [#encode(Frame)] does; nothing is written then
    /// @throws IOException              as the stream does
    public void write(Frame frame) throws IOException {
        write(encode(frame));
    }

    /// Writes a frame that [#encode(Frame)] made, as [#write(Frame)] does.
    public void write(byte[] encoded) throws IOException {
        if (buffer == null) buffer = new BufferedOutputStream(out);
        buffer.write(encoded);
    }

    /// Sends what the buffer holds.
    public void flush() throws IOException {
        if (buffer == null) return;
        buffer.flush();
        buffer = null;
    }

    /// The bytes of a frame, length and type included. They may be written more than once.
    ///
    /// @throws IllegalArgumentException for [Frame.Unknown], and for a frame over its limit: only a HELLO with eight long addresses
    ///                                  and all other fields at their bounds can exceed it
    public static byte[] encode(Frame frame) {
        var type = FrameType.of(frame);
        var body = FrameEncoder.body(frame);
        int length = 1 + body.length;
        if (length > type.limit()) throw new IllegalArgumentException(type.label() + " has " + length + " bytes, more than " + type.limit());
        return ByteBuffer.allocate(4 + length).putInt(length).put((byte) type.number()).put(body).array();
    }
}
