package org.hashverse.ui.app;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.transform.Scale;

/// Writes images as PNG files, because JavaFX cannot without its Swing module.
final class Png {
    private Png() {}

    /// Writes a screenshot of a scene, and one with twice the pixels into the folder `2x` beside it. FX thread only.
    static void shoot(Scene scene, Path file) throws IOException {
        write(scene.snapshot(null), file);
        var twice = new SnapshotParameters();
        twice.setTransform(new Scale(2, 2));
        twice.setFill(scene.getFill());
        twice.setViewport(new Rectangle2D(0, 0, 2 * scene.getWidth(), 2 * scene.getHeight())); // a shadow may extend beyond the window
        write(scene.getRoot().snapshot(twice, null), file.resolveSibling("2x").resolve(file.getFileName()));
    }

    static void write(Image image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var raw = new ByteArrayOutputStream(width * height * 3);
        try (var rows = new DeflaterOutputStream(raw)) {
            var row = new byte[1 + width * 3]; // filter 0, then RGB
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int argb = image.getPixelReader().getArgb(x, y);
                    row[1 + x * 3] = (byte) (argb >> 16);
                    row[2 + x * 3] = (byte) (argb >> 8);
                    row[3 + x * 3] = (byte) argb;
                }
                rows.write(row);
            }
        }
        Files.createDirectories(file.getParent());
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            var head = new ByteArrayOutputStream();
            var fields = new DataOutputStream(head);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {8, 2, 0, 0, 0});
            chunk(out, "IHDR", head.toByteArray());
            chunk(out, "IDAT", raw.toByteArray());
            chunk(out, "IEND", new byte[0]);
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
