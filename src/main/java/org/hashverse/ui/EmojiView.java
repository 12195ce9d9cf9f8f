package org.hashverse.ui;

import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.hashverse.markup.Emoji;

/// One emoji among words: a square that stands on their line.
final class EmojiView extends Region {
    /// Its size beside words of size 1.
    static final double BESIDE_WORDS = 1.3;
    private static final double ABOVE_LINE = 0.8;
    private final ImageView picture = new ImageView();
    private Emoji emoji;
    private double size = 18;

    EmojiView() {
        getStyleClass().add("emoji");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        picture.setManaged(false);
        picture.setSmooth(true);
        picture.setPreserveRatio(true);
        picture.setMouseTransparent(true);
        getChildren().add(picture);
    }

    /// Shows another emoji.
    void show(Emoji next) {
        if (next.equals(emoji)) return;
        emoji = next;
        picture.setImage(null);
        EmojiPictures.draw(next, image -> drawn(next, image));
    }

    private void drawn(Emoji of, Image image) {
        if (of.equals(emoji)) picture.setImage(image);
    }

    /// What is shown; null for nothing yet.
    Emoji emoji() {
        return emoji;
    }

    /// In another size, in pixels.
    void size(double pixels) {
        double next = Math.round(pixels);
        if (next == size) return;
        size = next;
        requestLayout();
    }

    @Override
    public double getBaselineOffset() {
        return Math.round(size * ABOVE_LINE);
    }

    @Override
    protected double computePrefWidth(double height) {
        return size + 1;
    }

    @Override
    protected double computePrefHeight(double width) {
        return size;
    }

    @Override
    protected void layoutChildren() {
        picture.setFitWidth(size);
        picture.setFitHeight(size);
        picture.relocate(0.5, 0);
    }
}
