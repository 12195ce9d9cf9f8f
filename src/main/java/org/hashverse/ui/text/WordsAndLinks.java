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

/// A sentence and what one can do about it: the links stand behind the sentence where it keeps room to be read, else below it. Nothing is cut off.
public class WordsAndLinks extends Region {
    /// What a sentence that wraps needs beside the links, in pixels at 100 percent.
    private static final double READABLE = 140;
    private static final double BELOW = 4;
    private final Label words = new WrappedLabel();
    private final FlowPane links;
    private final double gap;
    private final HPos side;

    /// @param gap  between the sentence and the links, in pixels
    /// @param side where they stand if there is more room than they need
    public WordsAndLinks(double gap, HPos side, List<Hyperlink> offered) {
        this.gap = gap;
        this.side = side;
        links = new FlowPane(gap, BELOW);
        links.getChildren().setAll(offered);
        links.setAlignment(Pos.CENTER_LEFT); // the sentence beside them may be higher
        getChildren().addAll(words, links);
    }

    public final Label words() {
        return words;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double offered() {
        double width = 0;
        for (var link : links.getChildren()) if (link.isManaged()) width += (width > 0 ? gap : 0) + Math.ceil(link.prefWidth(-1));
        return width;
    }

    /// The room of the sentence beside the links; nothing if there is too little.
    private double beside(double inner) {
        double offered = offered();
        double room = offered > 0 ? inner - offered - gap : inner;
        return offered == 0 || room >= Math.min(words.prefWidth(-1), Scale.text(READABLE)) ? room : 0;
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
        double offered = offered();
        return snappedLeftInset() + words.prefWidth(-1) + (offered > 0 ? gap + offered : 0) + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = (width < 0 ? prefWidth(-1) : width) - snappedLeftInset() - snappedRightInset();
        double room = beside(inner);
        double high = room > 0 ? Math.max(words.prefHeight(room), offered() > 0 ? links.prefHeight(-1) : 0) : words.prefHeight(inner) + BELOW + links.prefHeight(inner);
        return snappedTopInset() + high + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double inner = getWidth() - left - snappedRightInset();
        double high = getHeight() - top - snappedBottomInset();
        double room = beside(inner);
        double offered = offered();
        if (room > 0) {
            double said = Math.min(room, Math.ceil(words.prefWidth(-1)));
            double free = inner - said - (offered > 0 ? gap + offered : 0);
            double from = left + (side == HPos.CENTER ? Math.max(0, free / 2) : 0);
            layoutInArea(words, from, top, said, high, 0, HPos.LEFT, VPos.CENTER);
            layoutInArea(links, from + said + gap, top, offered, high, 0, HPos.LEFT, VPos.CENTER);
        } else {
            double said = words.prefHeight(inner);
            words.resizeRelocate(left, top, inner, said);
            links.resizeRelocate(left, top + said + BELOW, inner, Math.max(0, high - said - BELOW));
        }
    }
}
