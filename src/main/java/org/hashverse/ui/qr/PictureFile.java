package org.hashverse.ui.qr;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.Image;
import org.hashverse.ui.picture.JpegScans;
import org.hashverse.ui.picture.PictureHeader;

/// Reads a PNG or JPEG file as a picture. The size of the picture stands in its header, and is looked at before memory is taken for the picture. Any thread but the FX thread.
final class PictureFile {
    /// Most bytes of a file.
    static final int MOST_BYTES = 16 * 1024 * 1024;
    /// Most pixels of a PNG picture: a screenshot of 4096 × 2160.
    static final int MOST_PIXELS = 4_096 * 2_160;
    /// Most pixels of a JPEG picture. It is decoded to a picture of at most [#MOST_PIXELS]: the decoder leaves out the rest while it reads.
    static final int MOST_PIXELS_OF_A_PHOTO = 25_000_000;

    private PictureFile() {}

    /// The picture has too many bytes or pixels.
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
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
        var header = PictureHeader.of(file);
        if (header.isEmpty()) return Optional.empty();
        return switch (header.get().format()) {
            case PNG -> decode(file, header.get(), MOST_PIXELS);
            case JPEG -> JpegScans.tooMany(file) ? Optional.empty() : decode(file, header.get(), MOST_PIXELS_OF_A_PHOTO);
            case GIF, BMP -> Optional.empty();
        };
    }

    private static Optional<GreyPicture> decode(byte[] file, PictureHeader size, int most) throws TooLarge {
        if (size.pixels() > most) throw new TooLarge();
        double shrink = Math.min(1, Math.sqrt((double) MOST_PIXELS / size.pixels()));
        var in = new ByteArrayInputStream(file);
        var image = shrink == 1 ? new Image(in) : new Image(in, Math.floor(size.width() * shrink), Math.floor(size.height() * shrink), false, false);
        return image.isError() || image.getWidth() < 1 || image.getHeight() < 1 ? Optional.empty() : Optional.of(GreyPicture.of(image));
    }
}
