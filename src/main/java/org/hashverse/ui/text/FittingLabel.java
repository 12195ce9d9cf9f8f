package org.hashverse.ui.text;

import java.util.List;
import javafx.scene.control.Label;

/// A line that says as much as it has room for. Lives in a box that gives it all of its width.
public final class FittingLabel extends Label {
    private List<String> texts = List.of("");

    public FittingLabel() {
        setMinWidth(0);
        setMaxWidth(Double.MAX_VALUE);
        widthProperty().addListener((_, _, _) -> fit());
        fontProperty().addListener((_, _, _) -> fit());
    }

    /// Says the first of several texts that fits.
    public void say(String... longestFirst) {
        texts = List.of(longestFirst);
        fit();
    }

    private void fit() {
        setText(Fitting.into(getWidth(), getFont(), texts));
        setAccessibleText(texts.getFirst());
    }
}
