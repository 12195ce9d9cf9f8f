package org.hashverse.ui.files;

import java.util.OptionalDouble;
import javafx.scene.layout.Region;

/// A thin bar that shows which part is done.
final class ProgressLine extends Region {
    /// Height in pixels.
    static final double HEIGHT = 4;
    private final Region fill = new Region();
    private double part;

    ProgressLine() {
        getStyleClass().add("progress-line");
        fill.getStyleClass().add("progress-fill");
        getChildren().add(fill);
    }

    /// @param done from 0 to 1; empty hides the bar
    void show(OptionalDouble done) {
        setVisible(done.isPresent());
        part = done.orElse(0);
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        fill.resizeRelocate(0, 0, Math.max(HEIGHT, getWidth() * part), getHeight());
    }
}
