package org.hashverse.transport;

import java.io.IOException;
import org.hashverse.wire.FrameReader;
import org.hashverse.wire.FrameWriter;

/// The two directions of a channel, as frames.
///
/// @param in     the decrypted bytes that `reader` reads; it knows when the last byte came
/// @param reader reads the frames of the peer
/// @param writer writes our frames
record FrameStreams(HeardInput in, FrameReader reader, FrameWriter writer) {
    static FrameStreams of(Channel channel, TransportSetup setup) throws IOException {
        var in = new HeardInput(channel.in(), channel.raw().getInputStream(), setup.nanos());
        channel.in().onArrival(in::arrived);
        return new FrameStreams(in, new FrameReader(in), new FrameWriter(channel.out()));
    }
}
