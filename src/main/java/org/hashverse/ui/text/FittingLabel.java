package org.hashverse.ui.text;

import java.util.List;
import javafx.scene.control.Label;

/// A label on one line that shows the longest of its texts that fits. Its box must give it all of the width.
public final class FittingLabel extends Label {
    private List<String> texts = List.of("");

    /// A label without text.
    public FittingLabel() {
        setMinWidth(0);
        setMaxWidth(Double.MAX_VALUE);
        widthProperty().addListener((_, _, _) -> fit());
        fontProperty().addListener((_, _, _) -> fit());
    }

    /// Shows the first of several texts that fits, or the last one, shortened. Screen readers read the first.
    public void say(String... longestFirst) {
        texts = List.of(longestFirst);
        fit();
    }

    private void fit() {
        setText(Fitting.into(getWidth(), getFont(), texts));
        setAccessibleText(texts.getFirst());
    }
}
