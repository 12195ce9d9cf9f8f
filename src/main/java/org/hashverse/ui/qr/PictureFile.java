package org.hashverse.ui.qr;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.Image;

/// Reads a PNG or JPEG file as a picture. The size of the picture stands in its header, and is looked at before memory is taken for the picture. Any thread but the FX thread.
final class PictureFile {
    /// Most bytes of a file.
    static final int MOST_BYTES = 16 * 1024 * 1024;
    /// Most pixels of a PNG picture: a screenshot of 4096 × 2160.
    static final int MOST_PIXELS = 4_096 * 2_160;
    /// Most pixels of a JPEG picture. It is decoded to a picture of at most [#MOST_PIXELS]: the decoder leaves out the rest while it reads.
    static final int MOST_PIXELS_OF_A_PHOTO = 25_000_000;
    private static final int PNG = 0x8950_4E47;
    private static final int JPEG = 0xFFD8;

    private PictureFile() {}

    /// The picture has too many bytes or pixels.
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private record Size(int width, int height) {
        long pixels() {
            return (long) width * height;
        }
    }

    /// The bytes of a file.
    ///
    /// @throws TooLarge    if there are more than [#MOST_BYTES]
    /// @throws IOException if the file cannot be read
    static byte[] bytes(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) throw new TooLarge();
            return bytes;
        }
    }

    /// The picture in the bytes of a file; empty if it is neither PNG nor JPEG, or damaged.
    ///
    /// @throws TooLarge if it has too many pixels
    static Optional<GreyPicture> picture(byte[] file) throws TooLarge {
        if (file.length < 24) return Optional.empty();
        var bytes = ByteBuffer.wrap(file);
        if (bytes.getInt(0) == PNG) return decode(file, new Size(bytes.getInt(16), bytes.getInt(20)), MOST_PIXELS);
        if ((bytes.getShort(0) & 0xFFFF) != JPEG) return Optional.empty();
        var size = sizeOfJpeg(bytes);
        return size.isPresent() ? decode(file, size.get(), MOST_PIXELS_OF_A_PHOTO) : Optional.empty();
    }

    private static Optional<GreyPicture> decode(byte[] file, Size size, int most) throws TooLarge {
        if (size.width < 1 || size.height < 1) return Optional.empty();
        if (size.pixels() > most) throw new TooLarge();
        double shrink = Math.min(1, Math.sqrt((double) MOST_PIXELS / size.pixels()));
        var in = new ByteArrayInputStream(file);
        var image = shrink == 1 ? new Image(in) : new Image(in, Math.floor(size.width * shrink), Math.floor(size.height * shrink), false, false);
        return image.isError() || image.getWidth() < 1 || image.getHeight() < 1 ? Optional.empty() : Optional.of(GreyPicture.of(image));
    }

    /// The size in the header of a JPEG file: segments follow each other, and that of the frame has it. A header with anything else is not read. The decoder passes over it in
    /// its own way, and could then find another size behind it.
    private static Optional<Size> sizeOfJpeg(ByteBuffer bytes) {
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
            if (frame) return Optional.of(new Size(bytes.getShort(at + 7) & 0xFFFF, bytes.getShort(at + 5) & 0xFFFF));
            at += 2 + (bytes.getShort(at + 2) & 0xFFFF);
        }
        return Optional.empty();
    }

    /// Whether a marker begins a segment with a length. The others are zero, reserved, or stand alone (ITU-T T.81, table B.1).
    private static boolean hasLength(int marker) {
        return marker >= 0xC0 && (marker < 0xD0 || marker > 0xD9);
    }
}
