package org.hashverse.ui.text;

import java.util.List;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Texts of several styles, in any script, that are wrapped together to a width.
public final class WrappedFlow extends TextFlow {
    private List<Text> texts = List.of();
    private List<String> contents = List.of();
    private boolean plain = true;

    /// Shows other texts.
    public void show(List<Text> next) {
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
