package org.hashverse.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Reads frames and nothing else: whatever the bytes are, a frame within its bounds comes out, or an [IOException].
/// For one thread. Reads no byte beyond the frame it returns.
public final class FrameReader {
    /// The greatest length of a frame, type and body, before [#helloDone()].
    public static final int HELLO_LIMIT = 4 * 1024;
    /// The greatest length of any frame, type and body, after it; of each type see [FrameType#limit].
    public static final int LIMIT = 64 * 1024;
    private final InputStream in;
    private int limit = HELLO_LIMIT;

    /// Reads from `in`, which should be buffered or cheap to read in small pieces.
    public FrameReader(InputStream in) {
        this.in = in;
    }

    /// The peer's HELLO was accepted: from now on frames may have [#LIMIT] bytes.
    public void helloDone() {
        limit = LIMIT;
    }

    /// Waits for the next frame.
    ///
    /// @throws EOFException      if the stream ends, between frames or inside one
    /// @throws ProtocolException if the frame is not one of ours; nothing sensible can be read after it
    /// @throws IOException       as the stream does
    public Frame read() throws IOException {
        long length = 0;
        for (int i = 0; i < 4; i++) length = length << 8 | next();
        if (length == 0) throw new ProtocolException("a frame without a type");
        if (length > limit) throw new ProtocolException("a frame of " + length + " bytes, more than " + limit);
        int number = next();
        int rest = (int) length - 1;
        if (number >= FrameType.FIRST_SKIPPED) {
            in.skipNBytes(rest);
            return new Frame.Unknown(number);
        }
        var type = FrameType.of(number);
        if (type.isEmpty()) throw new ProtocolException("a frame of the unknown type " + number);
        if (length > type.get().limit()) throw new ProtocolException("a " + type.get().label() + " of " + length + " bytes");
        // grows with what arrives, so that an announced length alone costs nothing
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
