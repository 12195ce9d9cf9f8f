package org.hashverse.ui.text;

import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// A tip that wraps its text, of any script, into a width. Every tip that may be longer than a line is one of these.
public final class WrappedTip extends Tooltip {
    private final double widest;
    private String whole = "";
    private boolean breaking;

    /// @param widest in pixels
    public WrappedTip(double widest) {
        this.widest = widest;
        textProperty().subscribe(this::said);
        fontProperty().addListener((_, _, _) -> setText(whole));
    }

    public WrappedTip(double widest, String text) {
        this(widest);
        setText(text);
    }

    private void said(String text) {
        if (breaking) return;
        whole = text == null ? "" : text;
        boolean plain = LineBreaks.plain(whole);
        setWrapText(plain);
        // what is broken already has the width that it needs
        setMaxWidth(plain ? widest : Region.USE_COMPUTED_SIZE);
        if (plain) return;
        breaking = true;
        setText(new LineBreaks(whole, (from, to) -> TextWidths.of(whole.substring(from, to), getFont())).in(widest).text());
        breaking = false;
    }
}
