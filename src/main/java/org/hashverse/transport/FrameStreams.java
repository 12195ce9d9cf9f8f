package org.hashverse.transport;

import java.io.IOException;
import org.hashverse.wire.FrameReader;
import org.hashverse.wire.FrameWriter;

/// The two directions of a channel, as frames.
///
/// @param in     the bytes below `reader`, which knows when the last one came
/// @param reader what comes
/// @param writer what goes
record FrameStreams(HeardInput in, FrameReader reader, FrameWriter writer) {
    static FrameStreams of(Channel channel, TransportSetup setup) throws IOException {
        var in = new HeardInput(channel.input(), setup.nanos());
        return new FrameStreams(in, new FrameReader(in), new FrameWriter(channel.tls().getOutputStream()));
    }
}
