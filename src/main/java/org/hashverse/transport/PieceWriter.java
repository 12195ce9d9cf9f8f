package org.hashverse.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.hashverse.wire.Frame;
import org.hashverse.wire.FrameWriter;

/// Writes frames in small pieces with a pause after each, for a path that drops large packets. TCP cannot join two pieces in one packet if the first one is
/// acknowledged before the second is written. Java does not report the acknowledgement, so the pause should be longer than most round trips. For one thread.
final class PieceWriter {
    private final FrameWriter writer;
    private final int size;
    private final Duration pause;

    /// @param size  most bytes of one piece
    /// @param pause how long to wait after each piece
    PieceWriter(FrameWriter writer, int size, Duration pause) {
        this.writer = writer;
        this.size = size;
        this.pause = pause;
    }

    /// Writes a batch of frames. A piece may hold the end of one frame and the beginning of the next. There is no pause after a BYE, which comes alone.
    void write(List<Frame> batch) throws IOException, InterruptedException {
        var all = new ByteArrayOutputStream();
        for (var frame : batch) all.writeBytes(FrameWriter.encode(frame));
        var bytes = all.toByteArray();
        for (int from = 0; from < bytes.length; from += size) {
            writer.write(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
            writer.flush();
            if (!(batch.getLast() instanceof Frame.Bye)) Thread.sleep(pause);
        }
    }
}
