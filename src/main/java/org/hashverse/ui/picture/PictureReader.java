package org.hashverse.ui.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javafx.application.Platform;
import javafx.scene.image.Image;

/// Decodes pictures in bounds: PNG, JPEG, GIF (its first frame) and BMP. Blocks while it reads and decodes: for any thread but the FX thread.
public final class PictureReader {
    /// Most bytes of a file. A larger one is not read: with its pixels, the largest takes half of the 256 MB that the installed program may take.
    public static final int MOST_BYTES = 32 * 1024 * 1024;
    /// Most pixels of a picture that is decoded as a whole before it is made smaller.
    public static final int MOST_PIXELS = 16_777_216;
    /// Most pixels of a JPEG picture, which is made smaller while it is decoded.
    public static final int MOST_PIXELS_OF_A_PHOTO = 50_000_000;
    /// Most pixels of a preview that a peer made.
    public static final int MOST_PIXELS_OF_A_PREVIEW = 640 * 640;
    /// Bytes that are looked at before the whole file is read.
    private static final int FIRST_BYTES = 4_096;
    private static final Lock ONE_AT_A_TIME = new ReentrantLock();

    private PictureReader() {}

    /// A decoded picture, upright.
    ///
    /// @param image  at most as large as it was wanted
    /// @param width  of the whole picture, upright, in pixels
    /// @param height of the whole picture, upright, in pixels
    public record Read(Image image, int width, int height) {}

    /// Decodes a file; empty if it cannot be read or is no picture within the bounds. Files are decoded one after the other, because one may take half of the program's memory.
    ///
    /// @param side the most pixels of a side; a larger picture is made smaller
    /// @throws IllegalStateException on the FX thread
    public static Optional<Read> read(Path file, int side) {
        ONE_AT_A_TIME.lock();
        try {
            if (!Files.isRegularFile(file)) return Optional.empty(); // to open a pipe would wait for its writer
            long size = Files.size(file);
            return size > MOST_BYTES ? Optional.empty() : read(file, (int) size, side);
        } catch (IOException unreadable) {
            return Optional.empty();
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private static Optional<Read> read(Path file, int size, int side) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var first = in.readNBytes(FIRST_BYTES);
            boolean may = PictureHeader.of(first).map(PictureReader::within).orElse(first.length == FIRST_BYTES && first[0] == (byte) 0xFF); // the size of a JPEG may stand further behind
            if (!may) return Optional.empty();
            var all = Arrays.copyOf(first, Math.max(first.length, size)); // the decoder would copy a stream into an array that grows
            in.readNBytes(all, first.length, all.length - first.length);
            return read(all, side);
        }
    }

    /// Decodes the bytes of a file.
    ///
    /// @param side see [#read(Path, int)]
    /// @throws IllegalStateException on the FX thread
    public static Optional<Read> read(byte[] file, int side) {
        return PictureHeader.of(file).filter(PictureReader::within).flatMap(header -> decode(file, header, side));
    }

    /// Decodes a preview that a peer made: a small PNG or JPEG file of at most [#MOST_PIXELS_OF_A_PREVIEW].
    ///
    /// @throws IllegalStateException on the FX thread
    public static Optional<Image> preview(byte[] file) {
        return preview(file, MOST_PIXELS_OF_A_PREVIEW);
    }

    /// The same, made smaller.
    ///
    /// @param side see [#read(Path, int)]
    /// @throws IllegalStateException on the FX thread
    public static Optional<Image> preview(byte[] file, int side) {
        return PictureHeader.of(file).filter(header -> header.pixels() <= MOST_PIXELS_OF_A_PREVIEW && (header.format() == PictureHeader.Format.PNG || header.format() == PictureHeader.Format.JPEG))
                .flatMap(header -> decode(file, header, side)).map(Read::image);
    }

    private static boolean within(PictureHeader header) {
        return header.pixels() <= (header.format() == PictureHeader.Format.JPEG ? MOST_PIXELS_OF_A_PHOTO : MOST_PIXELS);
    }

    private static Optional<Read> decode(byte[] file, PictureHeader header, int side) {
        if (Platform.isFxApplicationThread()) throw new IllegalStateException("decode pictures off the FX thread");
        if (header.format() == PictureHeader.Format.JPEG && JpegScans.tooMany(file)) return Optional.empty();
        var bytes = header.format() == PictureHeader.Format.GIF ? GifFrame.first(file) : Optional.of(file);
        if (bytes.isEmpty()) return Optional.empty();
        double shrink = Math.min(1, (double) side / Math.max(header.width(), header.height()));
        var in = new ByteArrayInputStream(bytes.get());
        var image = shrink == 1 ? new Image(in) : new Image(in, Math.max(1, Math.round(header.width() * shrink)), Math.max(1, Math.round(header.height() * shrink)), false, true);
        if (image.isError() || image.getWidth() < 1 || image.getHeight() < 1) return Optional.empty();
        var orientation = header.format() == PictureHeader.Format.JPEG ? Orientation.of(file) : Orientation.UPRIGHT;
        boolean sideways = orientation.sideways();
        return Optional.of(new Read(orientation.turn(image), sideways ? header.height() : header.width(), sideways ? header.width() : header.height()));
    }
}
