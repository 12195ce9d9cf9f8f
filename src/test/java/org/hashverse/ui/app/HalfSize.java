package org.hashverse.ui.app;

import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Window;

/// Draws a window at half its size. Drawing in memory takes most of the time of a test, and the window is laid out as at its own size.
public final class HalfSize extends Region {
    private static final double FACTOR = 0.5;
    private final Region window;

    private HalfSize(Region window) {
        this.window = window;
        window.getTransforms().add(new Scale(FACTOR, FACTOR, 0, 0));
        getChildren().add(window);
    }

    /// A scene with a window of a size, in pixels.
    public static Scene scene(Region window, double width, double height) {
        return new Scene(new HalfSize(window), width * FACTOR, height * FACTOR);
    }

    /// Sets the width of a stage with such a scene, in pixels of the window.
    public static void setWidth(Window stage, double width) {
        stage.setWidth(width * FACTOR);
    }

    @Override
    protected void layoutChildren() {
        window.resizeRelocate(0, 0, getWidth() / FACTOR, getHeight() / FACTOR);
    }
}
