package org.hashverse.ui.text;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.hashverse.ui.kit.Scale;

/// A sentence, and links to act on it. The links stand behind the sentence while it keeps enough room to be read, else below it. Nothing is cut off.
public class WordsAndLinks extends Region {
    /// What a wrapped sentence needs beside the links, in pixels at 100 percent.
    private static final double READABLE = 140;
    private static final double BELOW = 4;
    private final Label words = new WrappedLabel();
    private final FlowPane links;
    private final double gap;
    private final HPos side;

    /// @param gap  between the sentence and the links, in pixels
    /// @param side where both stand if there is more room than they need
    public WordsAndLinks(double gap, HPos side, List<Hyperlink> hyperlinks) {
        this.gap = gap;
        this.side = side;
        links = new FlowPane(gap, BELOW);
        links.getChildren().setAll(hyperlinks);
        links.setAlignment(Pos.CENTER_LEFT); // the sentence beside them may be higher
        getChildren().addAll(words, links);
    }

    /// The label of the sentence.
    public final Label words() {
        return words;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double linkWidth() {
        double width = 0;
        for (var link : links.getChildren()) if (link.isManaged()) width += (width > 0 ? gap : 0) + Math.ceil(link.prefWidth(-1));
        return width;
    }

    /// The width of the sentence beside the links; 0 if there is too little room.
    private double beside(double inner) {
        double linkWidth = linkWidth();
        double room = linkWidth > 0 ? inner - linkWidth - gap : inner;
        return linkWidth == 0 || room >= Math.min(words.prefWidth(-1), Scale.text(READABLE)) ? room : 0;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        double linkWidth = linkWidth();
        return snappedLeftInset() + words.prefWidth(-1) + (linkWidth > 0 ? gap + linkWidth : 0) + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = (width < 0 ? prefWidth(-1) : width) - snappedLeftInset() - snappedRightInset();
        double room = beside(inner);
        double high = room > 0 ? Math.max(words.prefHeight(room), linkWidth() > 0 ? links.prefHeight(-1) : 0) : words.prefHeight(inner) + BELOW + links.prefHeight(inner);
        return snappedTopInset() + high + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double inner = getWidth() - left - snappedRightInset();
        double high = getHeight() - top - snappedBottomInset();
        double room = beside(inner);
        double linkWidth = linkWidth();
        if (room > 0) {
            double sentenceWidth = Math.min(room, Math.ceil(words.prefWidth(-1)));
            double free = inner - sentenceWidth - (linkWidth > 0 ? gap + linkWidth : 0);
            double from = left + (side == HPos.CENTER ? Math.max(0, free / 2) : 0);
            layoutInArea(words, from, top, sentenceWidth, high, 0, HPos.LEFT, VPos.CENTER);
            layoutInArea(links, from + sentenceWidth + gap, top, linkWidth, high, 0, HPos.LEFT, VPos.CENTER);
        } else {
            double sentenceHeight = words.prefHeight(inner);
            words.resizeRelocate(left, top, inner, sentenceHeight);
            links.resizeRelocate(left, top + sentenceHeight + BELOW, inner, Math.max(0, high - sentenceHeight - BELOW));
        }
    }
}
