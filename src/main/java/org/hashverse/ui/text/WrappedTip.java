package org.hashverse.ui.text;

import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// A tooltip that wraps its text, in any script, to a width. Every tooltip that may be longer than a line is one of these.
public final class WrappedTip extends Tooltip {
    private final double widest;
    private String fullText = "";
    private boolean breaking;

    /// @param widest the largest width, in pixels
    public WrappedTip(double widest) {
        this.widest = widest;
        textProperty().subscribe(this::textChanged);
        fontProperty().addListener((_, _, _) -> setText(fullText));
    }

    /// @param widest the largest width, in pixels
    public WrappedTip(double widest, String text) {
        this(widest);
        setText(text);
    }

    private void textChanged(String text) {
        if (breaking) return;
        fullText = text == null ? "" : text;
        boolean plain = LineBreaks.plain(fullText);
        setWrapText(plain);
        // lines that are broken here already have the width that they need
        setMaxWidth(plain ? widest : Region.USE_COMPUTED_SIZE);
        if (plain) return;
        breaking = true;
        setText(new LineBreaks(fullText, (from, to) -> TextWidths.of(fullText.substring(from, to), getFont())).in(widest).text());
        breaking = false;
    }
}
