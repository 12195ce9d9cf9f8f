package org.hashverse.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Reads frames from a stream. Whatever the bytes are, [#read] returns a frame within its bounds or throws an [IOException].
/// For one thread. Reads no byte beyond the frame that it returns.
public final class FrameReader {
    /// The greatest length of a frame, type and body, before [#helloDone()], in bytes.
    public static final int HELLO_LIMIT = 4 * 1024;
    /// The greatest length of any frame after [#helloDone()]. [FrameType#limit] is the limit of each type.
    public static final int LIMIT = 64 * 1024;
    private final InputStream in;
    private int limit = HELLO_LIMIT;

    /// @param in a stream that is buffered or cheap to read in small pieces
    public FrameReader(InputStream in) {
        this.in = in;
    }

    /// Notes that the peer's HELLO was accepted. From now on a frame may have [#LIMIT] bytes.
    public void helloDone() {
        limit = LIMIT;
    }

    /// Waits for the next frame.
    ///
    /// @throws EOFException      if the stream ends, between frames or inside one
    /// @throws ProtocolException if the bytes are no valid frame; the stream cannot be read any further
    /// @throws IOException       as the stream does
    public Frame read() throws IOException {
        long length = 0;
        for (int i = 0; i < 4; i++) length = length << 8 | next();
        if (length == 0) throw new ProtocolException("a frame without a type");
        if (length > limit) throw new ProtocolException("a frame of " + length + " bytes, more than " + limit);
        int number = next();
        int rest = (int) length - 1;
        var type = FrameType.of(number);
        if (type.isEmpty() && number >= FrameType.FIRST_SKIPPED) {
            in.skipNBytes(rest);
            return new Frame.Unknown(number);
        }
        if (type.isEmpty()) throw new ProtocolException("a frame of the unknown type " + number);
        if (length > type.get().limit()) throw new ProtocolException("a " + type.get().label() + " of " + length + " bytes");
        // the array grows with the bytes that arrive, so that an announced length alone costs no memory
        var body = in.readNBytes(rest);
        if (body.length < rest) throw new EOFException("the peer hung up inside a frame");
        return new FrameDecoder(type.get(), body).frame();
    }

    private int next() throws IOException {
        int value = in.read();
        if (value < 0) throw new EOFException("the peer hung up");
        return value;
    }
}
