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
    private static final byte COLOUR = 2;
    private static final byte COLOUR_AND_ALPHA = 6;
    /// Filters of a row: none, the pixel to the left, the pixel above.
    private static final int FILTERS = 3;

    private PngFile() {}

    /// The file for a picture.
    public static byte[] of(Image image) {
        return of(Pixels.of(image));
    }

    static byte[] of(Pixels pixels) {
        var file = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(file)) {
            boolean opaque = pixels.opaque();
            out.writeLong(SIGNATURE);
            chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(pixels.width()).putInt(pixels.height()).put((byte) 8).put(opaque ? COLOUR : COLOUR_AND_ALPHA).array());
            chunk(out, "IDAT", rows(pixels, opaque ? 3 : 4));
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

    private static byte[] rows(Pixels pixels, int channels) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            var above = new byte[pixels.width() * channels];
            for (int y = 0; y < pixels.height(); y++) {
                var row = row(pixels, y, channels);
                int best = 0;
                for (int filter = 1; filter < FILTERS; filter++) if (sum(filtered(filter, row, above, channels)) < sum(filtered(best, row, above, channels))) best = filter;
                out.write(best);
                out.write(filtered(best, row, above, channels));
                above = row;
            }
        }
        return packed.toByteArray();
    }

    private static byte[] row(Pixels pixels, int y, int channels) {
        var row = ByteBuffer.allocate(pixels.width() * channels);
        for (int x = 0; x < pixels.width(); x++) {
            int pixel = pixels.argb()[y * pixels.width() + x];
            row.put((byte) (pixel >> 16)).put((byte) (pixel >> 8)).put((byte) pixel);
            if (channels == 4) row.put((byte) (pixel >> 24));
        }
        return row.array();
    }

    private static byte[] filtered(int filter, byte[] row, byte[] above, int channels) {
        if (filter == 0) return row;
        var filtered = new byte[row.length];
        for (int i = 0; i < row.length; i++) filtered[i] = (byte) (row[i] - (filter == 2 ? above[i] : i < channels ? 0 : row[i - channels]));
        return filtered;
    }

    /// How large a row is likely to be when it is packed.
    private static long sum(byte[] row) {
        long sum = 0;
        for (byte one : row) sum += Math.abs(one);
        return sum;
    }
}
