package org.hashverse.ui;

import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.transform.Scale;

/// The program's sign: a hash in a rounded square. A taskbar has no stylesheet, so this is the one place besides it that
/// names colours.
final class AppIcon {
    private static final double SIDE = 32;

    private AppIcon() {}

    /// Draws it.
    ///
    /// @param pixels of a side
    static Image draw(int pixels) {
        var ground = new Rectangle(SIDE, SIDE, Color.web("#3D5BD9"));
        ground.setArcWidth(16);
        ground.setArcHeight(16);
        var hash = new SVGPath();
        hash.setContent("M12.5 7.5l-2 17 M21.5 7.5l-2 17 M7.5 12.5h17.5 M7 19.5h17.5");
        hash.setStroke(Color.WHITE);
        hash.setStrokeWidth(2.8);
        hash.setStrokeLineCap(StrokeLineCap.ROUND);
        hash.setFill(null);
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setTransform(new Scale(pixels / SIDE, pixels / SIDE));
        return new Group(ground, hash).snapshot(parameters, null);
    }
}
