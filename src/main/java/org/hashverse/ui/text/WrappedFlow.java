package org.hashverse.ui.text;

import java.util.List;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Texts of several styles, in any script, that are wrapped together to a width.
public final class WrappedFlow extends TextFlow {
    private static final double WIDER_THAN_ANY_TEXT = 10_000_000;
    private List<Text> texts = List.of();
    private List<String> contents = List.of();
    private boolean plain = true;

    /// Makes a flow wider than any text, until its next layout. Call it before the flow gets a new text: JavaFX would wrap that text to the width of the one before, and it
    /// fails to break a line behind letters such as U+FDFA, which a font draws in many parts. After such a failure no pointer finds anything in the window.
    static void unwrap(TextFlow flow) {
        flow.resize(WIDER_THAN_ANY_TEXT, flow.getHeight());
    }

    /// Shows other texts.
    public void show(List<Text> next) {
        unwrap(this);
        texts = next;
        contents = next.stream().map(Text::getText).toList();
        plain = LineBreaks.plain(String.join("", contents));
        getChildren().setAll(next);
    }

    @Override
    protected double computePrefHeight(double width) {
        if (plain || width <= 0) return super.computePrefHeight(width);
        fit(width);
        return super.computePrefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        if (!plain && getWidth() > 0) fit(getWidth());
        super.layoutChildren();
    }

    private void fit(double width) {
        var lines = new LineBreaks(String.join("", contents), this::width);
        var shown = lines.in(width - getInsets().getLeft() - getInsets().getRight() - 1);
        int from = 0;
        for (int i = 0; i < texts.size(); i++) {
            int to = from + contents.get(i).length();
            var drawn = shown.text(from, to);
            if (!drawn.equals(texts.get(i).getText())) texts.get(i).setText(drawn);
            from = to;
        }
    }

    private double width(int from, int to) {
        double wide = 0;
        int start = 0;
        for (int i = 0; i < texts.size(); i++) {
            int first = Math.max(from, start);
            int last = Math.min(to, start + contents.get(i).length());
            if (first < last) wide += TextWidths.of(contents.get(i).substring(first - start, last - start), texts.get(i).getFont());
            start += contents.get(i).length();
        }
        return wide;
    }
}
