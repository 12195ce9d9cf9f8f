package org.hashverse.ui.kit;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Its parts beside each other, equally high, where there is room for all in their own width; else one below the other, none wider than there is room.
public final class SideBySide extends Region {
    private final double between;
    private final double below;
    private final HPos side;

    /// @param between pixels between two parts that stand beside each other
    /// @param below   pixels between two parts that stand below each other
    /// @param side    where the parts stand that are narrower than there is room
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

    private double row() {
        double width = between * (getChildren().size() - 1);
        for (var part : getChildren()) width += snapSizeX(part.prefWidth(-1));
        return width;
    }

    private double room(Node part, double width) {
        return Math.min(width, snapSizeX(part.prefWidth(-1)));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return row();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        boolean beside = width < 0 || row() <= width;
        double high = beside ? 0 : below * (getChildren().size() - 1);
        for (var part : getChildren()) {
            double its = snapSizeY(part.prefHeight(beside ? snapSizeX(part.prefWidth(-1)) : room(part, width)));
            high = beside ? Math.max(high, its) : high + its;
        }
        return high;
    }

    @Override
    protected void layoutChildren() {
        boolean beside = row() <= getWidth();
        double wide = beside ? row() : 0;
        for (var part : getChildren()) if (!beside) wide = Math.max(wide, room(part, getWidth()));
        double left = side == HPos.CENTER ? snapPositionX((getWidth() - wide) / 2) : 0;
        double top = 0;
        for (var part : getChildren()) {
            double its = room(part, getWidth());
            double high = beside ? getHeight() : snapSizeY(part.prefHeight(its));
            layoutInArea(part, left, top, its, high, 0, HPos.LEFT, VPos.TOP);
            if (beside) left += its + between;
            else top += high + below;
        }
    }
}
