package org.hashverse.ui.peer;

import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.kit.Scale;

/// The icon of Everyone: a megaphone drawn in the style of the Feather icons, which have no megaphone. The icon grows with the text.
public final class EveryoneIcon extends Region {
    private final SVGPath path = new SVGPath();

    /// Makes an icon.
    public EveryoneIcon() {
        path.setContent("M2.5 8.2 15.5 4.2v9.6L2.5 9.8z M8.8 12a2.2 2.2 0 1 1-4.3-1.4");
        path.getStyleClass().add("drawn-icon");
        path.setManaged(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(path);
    }

    private double factor() {
        return Scale.space(Icons.SIZE) / Icons.SIZE;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(path.getLayoutBounds().getWidth() * factor());
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(path.getLayoutBounds().getHeight() * factor());
    }

    @Override
    protected void layoutChildren() {
        path.setScaleX(factor());
        path.setScaleY(factor());
        var bounds = path.getLayoutBounds();
        // the path is scaled about its middle
        path.setLayoutX(getWidth() / 2 - bounds.getCenterX());
        path.setLayoutY(getHeight() / 2 - bounds.getCenterY());
    }
}
