package org.hashverse.ui.files;

import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.kit.Scale;
import org.kordamp.ikonli.feather.Feather;

/// A small square with the icon of a file, or with the middle of a picture.
final class Thumbnail extends StackPane {
    /// Pixels at 100 percent text size.
    static final double SIDE = 34;
    private static final double ROUND = 8;

    Thumbnail() {
        getStyleClass().add("file-icon");
        double side = Scale.space(SIDE);
        setMinSize(side, side);
        setMaxSize(side, side);
    }

    void icon(Feather icon) {
        getChildren().setAll(Icons.of(icon));
    }

    void image(Image image) {
        double side = Scale.space(SIDE);
        double shown = Math.min(image.getWidth(), image.getHeight());
        var view = new ImageView(image);
        view.setViewport(new Rectangle2D((image.getWidth() - shown) / 2, (image.getHeight() - shown) / 2, shown, shown));
        view.setFitWidth(side);
        view.setFitHeight(side);
        view.setClip(rounded(side, side, ROUND));
        getChildren().setAll(view);
    }

    /// A rectangle with round corners, to clip a picture.
    static Rectangle rounded(double width, double height, double round) {
        var rectangle = new Rectangle(width, height);
        rectangle.setArcWidth(2 * round);
        rectangle.setArcHeight(2 * round);
        return rectangle;
    }
}
