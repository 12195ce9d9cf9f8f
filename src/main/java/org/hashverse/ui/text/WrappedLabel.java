package org.hashverse.ui.text;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;

/// A label that wraps its text, in any script, to its width. If JavaFX cannot wrap the script, `getText` then has newlines and direction marks that the label added. Every label that may be
/// longer than a line is one of these.
public final class WrappedLabel extends Label {
    private final WrappedLines lines = new WrappedLines(this);

    /// A label without text.
    public WrappedLabel() {
        this("");
    }

    /// A label with a text.
    public WrappedLabel(String text) {
        super(text);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        double shown = super.computePrefWidth(height);
        return lines.wrappedByJavaFx() ? shown : lines.width(shown);
    }

    @Override
    protected double computePrefHeight(double width) {
        return lines.wrappedByJavaFx() ? super.computePrefHeight(width) : lines.height(super.computePrefHeight(-1), super.computePrefWidth(-1), width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return lines.wrappedByJavaFx() ? super.computeMaxHeight(width) : Math.max(super.computeMaxHeight(width), computePrefHeight(width));
    }

    @Override
    protected void layoutChildren() {
        if (!lines.wrappedByJavaFx()) lines.fit(super.computePrefHeight(-1), super.computePrefWidth(-1), getWidth(), getHeight());
        super.layoutChildren();
    }
}
