package org.hashverse.ui.settings;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import org.hashverse.ui.kit.Scale;

/// A row of words and their links. The links stand at the end of the row and are never cut off; if the words have too little room beside them, the links stand below.
final class WordsAndLinks extends Region {
    /// Least width of the words beside links, in pixels.
    static final double LEAST_WORDS = 140;
    private static final double BETWEEN = 16;
    /// The words of a link begin where the text above does.
    private static final double LINK_PADDING = 3;
    private final Region words;
    private final Region links;

    WordsAndLinks(Region words, Region links) {
        this.words = words;
        this.links = links;
        getChildren().addAll(words, links);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /// The width of the words beside the links; 0 if the links stand below.
    private double besideLinks(double inner) {
        double room = inner - BETWEEN - snapSizeX(links.prefWidth(-1));
        return room < Scale.text(LEAST_WORDS) ? 0 : room;
    }

    private double inner(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    private double heightOf(Region part, double width) {
        return snapSizeY(part.prefHeight(width));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + words.prefWidth(-1) + BETWEEN + links.prefWidth(-1) + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = inner(width < 0 ? prefWidth(-1) : width);
        double beside = besideLinks(inner);
        double high = beside > 0 ? Math.max(heightOf(words, beside), heightOf(links, -1)) : heightOf(words, inner) + heightOf(links, inner);
        return snappedTopInset() + high + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double inner = inner(getWidth());
        double beside = besideLinks(inner);
        if (beside > 0) {
            double high = getHeight() - top - snappedBottomInset();
            layoutInArea(words, left, top, beside, high, 0, HPos.LEFT, VPos.CENTER);
            layoutInArea(links, left + beside + BETWEEN, top, inner - beside - BETWEEN, high, 0, null, false, false, HPos.RIGHT, VPos.CENTER);
            return;
        }
        double high = heightOf(words, inner);
        layoutInArea(words, left, top, inner, high, 0, HPos.LEFT, VPos.TOP);
        layoutInArea(links, left - LINK_PADDING, top + high, inner + LINK_PADDING, heightOf(links, inner), 0, null, false, false, HPos.LEFT, VPos.TOP);
    }
}
