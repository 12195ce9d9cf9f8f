package org.hashverse.ui.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.transform.Scale;
import org.hashverse.ui.picture.PngFile;

/// Writes screenshots as PNG files.
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

    private static void write(Image image, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, PngFile.of(image));
    }
}
