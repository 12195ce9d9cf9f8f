package org.hashverse.ui.app;

import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Window;

/// Draws a window at a quarter of its size, because drawing in memory would take most of the time of a test. The window is laid out as at its own size.
public final class SmallScene extends Region {
    private static final double FACTOR = 0.25;
    private final Region window;

    private SmallScene(Region window) {
        this.window = window;
        window.getTransforms().add(new Scale(FACTOR, FACTOR, 0, 0));
        getChildren().add(window);
    }

    /// A scene with a window of a size, in pixels.
    public static Scene of(Region window, double width, double height) {
        return new Scene(new SmallScene(window), width * FACTOR, height * FACTOR);
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
