package org.hashverse.ui.kit;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Lays out its parts beside each other, equally high, if there is room for all at their preferred widths. Otherwise the parts stand one below the other: centred ones as
/// wide as this region, others none wider than it.
public final class SideBySide extends Region {
    private final double between;
    private final double below;
    private final HPos side;

    /// @param between pixels between two parts that stand beside each other
    /// @param below   pixels between two parts that stand below each other
    /// @param side    where the parts stand if there is more room than they need
    public SideBySide(double between, double below, HPos side, Region... parts) {
        this.between = between;
        this.below = below;
        this.side = side;
        getChildren().addAll(parts);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double rowWidth() {
        double width = between * (getChildren().size() - 1);
        for (var part : getChildren()) width += snapSizeX(part.prefWidth(-1));
        return width;
    }

    /// The width of a part that stands below another one.
    private double widthBelow(Node part, double width) {
        return side == HPos.CENTER ? width : Math.min(width, snapSizeX(part.prefWidth(-1)));
    }

    private double heightOf(Node part, double width) {
        return snapSizeY(Math.max(part.minHeight(width), part.prefHeight(width)));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return rowWidth();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        boolean beside = width < 0 || rowWidth() <= width;
        double high = beside ? 0 : below * (getChildren().size() - 1);
        for (var part : getChildren()) {
            double partHeight = heightOf(part, beside ? snapSizeX(part.prefWidth(-1)) : widthBelow(part, width));
            high = beside ? Math.max(high, partHeight) : high + partHeight;
        }
        return high;
    }

    @Override
    protected void layoutChildren() {
        boolean beside = rowWidth() <= getWidth();
        double wide = beside ? rowWidth() : 0;
        for (var part : getChildren()) if (!beside) wide = Math.max(wide, widthBelow(part, getWidth()));
        double left = side == HPos.CENTER ? snapPositionX((getWidth() - wide) / 2) : 0;
        double top = 0;
        for (var part : getChildren()) {
            double partWidth = beside ? snapSizeX(part.prefWidth(-1)) : widthBelow(part, getWidth());
            double high = beside ? getHeight() : heightOf(part, partWidth);
            layoutInArea(part, left, top, partWidth, high, 0, HPos.LEFT, VPos.TOP);
            if (beside) left += partWidth + between;
            else top += high + below;
        }
    }
}
