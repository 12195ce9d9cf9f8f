package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.wire.Frame;
import org.hashverse.wire.FrameReader;
import org.hashverse.wire.FrameWriter;
import org.junit.jupiter.api.Test;

class PieceWriterTest {
    private static final int SIZE = 10;

    private final List<byte[]> pieces = new ArrayList<>();

    private PieceWriter writer(Duration pause) {
        return new PieceWriter(new FrameWriter(new OutputStream() {
            @Override
            public void write(int one) {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                var piece = new byte[length];
                System.arraycopy(bytes, from, piece, 0, length);
                pieces.add(piece);
            }
        }), SIZE, pause);
    }

    @Test
    void noPieceIsLongerThanItsSizeAndTogetherTheyAreTheFrames() throws Exception {
        var frames = List.<Frame>of(new Frame.Nak(7, "x".repeat(25)), new Frame.Ack(8));
        writer(Duration.ZERO).write(frames);
        var all = new ByteArrayOutputStream();
        for (var piece : pieces) all.writeBytes(piece);
        assertEquals(Math.ceilDiv(all.size(), SIZE), pieces.size());
        assertTrue(pieces.stream().allMatch(piece -> piece.length <= SIZE));
        var reader = new FrameReader(new ByteArrayInputStream(all.toByteArray()));
        assertEquals(frames, List.of(reader.read(), reader.read()));
    }

    @Test
    void thereIsAPauseAfterAPieceButNoneAfterABye() throws Exception {
        var writer = writer(Duration.ofDays(1));
        Thread.currentThread().interrupt(); // ends a pause at once
        writer.write(List.of(new Frame.Bye(Frame.Bye.Code.LEAVING, "x".repeat(25))));
        assertTrue(pieces.size() > 1);
        pieces.clear();
        assertThrows(InterruptedException.class, () -> writer.write(List.of(new Frame.Nak(7, "x".repeat(25)))));
        assertEquals(1, pieces.size());
    }
}
