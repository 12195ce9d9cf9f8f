package org.hashverse.ui.picture;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;

/// Writes a picture as a PNG file (ISO/IEC 15948), with eight bits a channel. Pure.
public final class PngFile {
    private static final long SIGNATURE = 0x8950_4E47_0D0A_1A0AL;
    private static final byte GREY = 0;
    private static final byte COLOUR = 2;
    private static final byte COLOUR_AND_ALPHA = 6;
    /// Filters of a row: none, the pixel to the left, the pixel above.
    private static final int FILTERS = 3;

    private PngFile() {}

    /// Copies a row of a picture.
    private interface Rows {
        /// @param row takes the bytes, a byte for each channel of each pixel
        void read(int y, byte[] row);
    }

    /// The file for a picture.
    public static byte[] of(Image image) {
        return of(Pixels.of(image));
    }

    static byte[] of(Pixels pixels) {
        boolean opaque = pixels.opaque();
        int channels = opaque ? 3 : 4;
        return file(pixels.width(), pixels.height(), opaque ? COLOUR : COLOUR_AND_ALPHA, channels, (y, row) -> read(pixels, y, row, channels));
    }

    /// The file for a picture of grey pixels.
    ///
    /// @param grey row by row, a byte a pixel: 0 is black, 255 is white
    public static byte[] ofGrey(int width, int height, byte[] grey) {
        return file(width, height, GREY, 1, (y, row) -> System.arraycopy(grey, y * width, row, 0, width));
    }

    private static byte[] file(int width, int height, byte kind, int channels, Rows rows) {
        var file = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(file)) {
            out.writeLong(SIGNATURE);
            chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put(kind).array());
            chunk(out, "IDAT", packed(width * channels, height, channels, rows));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }

    /// The compressed rows. Each has the filter that gives the smallest sum.
    private static byte[] packed(int length, int height, int channels, Rows rows) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            var above = new byte[length];
            var row = new byte[length];
            var best = new byte[length];
            var tried = new byte[length];
            for (int y = 0; y < height; y++) {
                rows.read(y, row);
                int chosen = 0;
                long least = Long.MAX_VALUE;
                for (int filter = 0; filter < FILTERS; filter++) {
                    long sum = filter(filter, row, above, channels, tried);
                    if (sum >= least) continue;
                    chosen = filter;
                    least = sum;
                    var worse = best;
                    best = tried;
                    tried = worse;
                }
                out.write(chosen);
                out.write(best);
                var next = above;
                above = row;
                row = next;
            }
        }
        return packed.toByteArray();
    }

    private static void read(Pixels pixels, int y, byte[] row, int channels) {
        var bytes = ByteBuffer.wrap(row);
        for (int x = 0; x < pixels.width(); x++) {
            int pixel = pixels.argb()[y * pixels.width() + x];
            bytes.put((byte) (pixel >> 16)).put((byte) (pixel >> 8)).put((byte) pixel);
            if (channels == 4) bytes.put((byte) (pixel >> 24));
        }
    }

    /// Filters a row.
    ///
    /// @param to takes the filtered row
    /// @return how large it is likely to be when it is packed
    private static long filter(int filter, byte[] row, byte[] above, int channels, byte[] to) {
        long sum = 0;
        for (int i = 0; i < row.length; i++) {
            int before = switch (filter) {
                case 0 -> 0;
                case 1 -> i < channels ? 0 : row[i - channels];
                default -> above[i];
            };
            to[i] = (byte) (row[i] - before);
            sum += Math.abs(to[i]);
        }
        return sum;
    }
}
