package org.hashverse.ui.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// What the first bytes of a picture file say about it. It is looked at before memory is taken for the picture. Pure.
///
/// @param width  in pixels, at least 1
/// @param height in pixels, at least 1
public record PictureHeader(Format format, int width, int height) {
    /// Fewest bytes of a file with a header.
    private static final int LEAST_BYTES = 26;
    private static final int PNG = 0x8950_4E47;
    private static final int JPEG = 0xFFD8;
    private static final int GIF = 0x4749_4638;
    private static final int BMP = 0x424D;
    private static final int LEAST_BMP_HEADER = 40;

    /// The formats that can be decoded.
    public enum Format {
        /// PNG.
        PNG,
        /// JPEG.
        JPEG,
        /// GIF, also with several frames.
        GIF,
        /// BMP, but for the form of OS/2.
        BMP
    }

    /// The pixels of the picture.
    public long pixels() {
        return (long) width * height;
    }

    /// The header of a file; empty if it is no picture of a known format.
    ///
    /// @param file the file, or its beginning: the frame of a JPEG file may stand behind a long preview
    public static Optional<PictureHeader> of(byte[] file) {
        if (file.length < LEAST_BYTES) return Optional.empty();
        var bytes = ByteBuffer.wrap(file);
        var little = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt(0) == PNG) return header(Format.PNG, bytes.getInt(16), bytes.getInt(20));
        if (bytes.getInt(0) == GIF) return header(Format.GIF, little.getShort(6) & 0xFFFF, little.getShort(8) & 0xFFFF);
        int first = bytes.getShort(0) & 0xFFFF;
        if (first == JPEG) return ofJpeg(bytes);
        // the height of a picture that is stored from its top is negative
        return first == BMP && little.getInt(14) >= LEAST_BMP_HEADER ? header(Format.BMP, little.getInt(18), Math.abs(little.getInt(22))) : Optional.empty();
    }

    private static Optional<PictureHeader> header(Format format, int width, int height) {
        return width < 1 || height < 1 ? Optional.empty() : Optional.of(new PictureHeader(format, width, height));
    }

    /// The size in the header of a JPEG file: segments follow each other, and that of the frame has it. A header with anything else is not read. The decoder passes over it in
    /// its own way, and could then find another size behind it.
    private static Optional<PictureHeader> ofJpeg(ByteBuffer bytes) {
        int at = 2;
        while (at + 9 <= bytes.limit()) {
            if ((bytes.get(at) & 0xFF) != 0xFF) return Optional.empty();
            int marker = bytes.get(at + 1) & 0xFF;
            if (marker == 0xFF) { // fill
                at++;
                continue;
            }
            if (!hasLength(marker)) return Optional.empty();
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) return header(Format.JPEG, bytes.getShort(at + 7) & 0xFFFF, bytes.getShort(at + 5) & 0xFFFF);
            at += 2 + (bytes.getShort(at + 2) & 0xFFFF);
        }
        return Optional.empty();
    }

    /// Whether a marker begins a segment with a length. The others are zero, reserved, or stand alone (ITU-T T.81, table B.1).
    static boolean hasLength(int marker) {
        return marker >= 0xC0 && (marker < 0xD0 || marker > 0xD9);
    }
}
