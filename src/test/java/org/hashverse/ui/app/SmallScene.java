package org.hashverse.ui.app;

import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Window;

/// Draws the content of a scene at a quarter of its size, because drawing in memory would take most of the time of a test. It is laid out as at its own size.
public final class SmallScene extends Region {
    private static final double FACTOR = 0.25;
    private final Region content;

    private SmallScene(Region content) {
        this.content = content;
        content.getTransforms().add(new Scale(FACTOR, FACTOR, 0, 0));
        getChildren().add(content);
    }

    /// A scene with content of a size, in pixels.
    public static Scene of(Region content, double width, double height) {
        return new Scene(new SmallScene(content), width * FACTOR, height * FACTOR);
    }

    /// Sets the width of a stage with such a scene, in pixels of the content.
    public static void setWidth(Window stage, double width) {
        stage.setWidth(width * FACTOR);
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / FACTOR, getHeight() / FACTOR);
    }
}
