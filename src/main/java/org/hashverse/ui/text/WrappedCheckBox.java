package org.hashverse.ui.text;

import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.control.CheckBox;
import org.hashverse.ui.words.Words;

/// A check box that wraps its words, in any script, to its width.
public final class WrappedCheckBox extends CheckBox {
    private final WrappedLines lines = new WrappedLines(this);

    /// A check box that is not checked.
    public WrappedCheckBox(String words) {
        super(words);
    }

    /// A check box for a setting.
    ///
    /// @param key    of its words; its id is the key with `-` for `.`
    /// @param chosen whether it is checked now
    /// @param change told what the person chooses
    public WrappedCheckBox(String key, boolean chosen, Consumer<Boolean> change) {
        this(Words.get(key));
        setId(key.replace('.', '-'));
        setSelected(chosen);
        setOnAction(_ -> change.accept(isSelected()));
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
