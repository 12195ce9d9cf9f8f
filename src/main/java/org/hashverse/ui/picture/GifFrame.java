package org.hashverse.ui.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// Cuts a GIF file behind its first frame, so that the decoder takes no memory for the others. Pure.
final class GifFrame {
    private static final int HEADER = 13;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2C;
    private static final byte END = 0x3B;
    private static final int HAS_COLOURS = 0x80;
    private static final int COLOURS = 7;

    private GifFrame() {}

    /// A file with the first frame; empty for a damaged file, and for a frame that is larger than its picture.
    static Optional<byte[]> first(byte[] gif) {
        try {
            var bytes = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
            int at = HEADER + colours(gif[10]);
            while ((gif[at] & 0xFF) == EXTENSION) at = behindBlocks(gif, at + 2);
            if (gif[at] != FRAME) return Optional.empty();
            boolean inside = edge(bytes, at + 1, at + 5) <= (bytes.getShort(6) & 0xFFFF) && edge(bytes, at + 3, at + 7) <= (bytes.getShort(8) & 0xFFFF);
            if (!inside) return Optional.empty();
            int end = behindBlocks(gif, at + 10 + colours(gif[at + 9]) + 1);
            var frame = Arrays.copyOf(gif, end + 1);
            frame[end] = END;
            return Optional.of(frame);
        } catch (IndexOutOfBoundsException torn) {
            return Optional.empty();
        }
    }

    private static int edge(ByteBuffer bytes, int start, int length) {
        return (bytes.getShort(start) & 0xFFFF) + (bytes.getShort(length) & 0xFFFF);
    }

    /// Bytes of the table of colours that these flags announce.
    private static int colours(byte flags) {
        return (flags & HAS_COLOURS) == 0 ? 0 : 3 << (flags & COLOURS) + 1;
    }

    /// The place behind a row of blocks, which ends with an empty one.
    private static int behindBlocks(byte[] gif, int start) {
        int at = start;
        while (gif[at] != 0) at += 1 + (gif[at] & 0xFF);
        return at + 1;
    }
}
