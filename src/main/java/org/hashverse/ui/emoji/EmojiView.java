package org.hashverse.ui.emoji;

import java.util.function.DoubleSupplier;
import javafx.geometry.VPos;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.hashverse.markup.Emoji;

/// One emoji among words: a square that stands on their baseline.
public final class EmojiView extends Region {
    /// The size of an emoji beside words, as a multiple of their font size.
    public static final double BESIDE_WORDS = 1.3;
    /// The size of an emoji beside words of the usual size, in pixels.
    public static final double USUAL = 18;
    private static final double ABOVE_LINE = 0.8;
    private final ImageView picture = new ImageView();
    // shown where there is no picture
    private final Text words = new Text();
    private Emoji emoji;
    private double size = USUAL;
    private final DoubleSupplier side;

    /// An emoji whose size is set, see [#size(double)].
    public EmojiView() {
        this(null);
    }

    /// An emoji whose size follows that of the text.
    ///
    /// @param side of the square, in pixels; asked in every layout
    public EmojiView(DoubleSupplier side) {
        this.side = side;
        getStyleClass().add("emoji");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        picture.setManaged(false);
        picture.setSmooth(true);
        picture.setPreserveRatio(true);
        picture.setMouseTransparent(true);
        words.setManaged(false);
        words.setTextOrigin(VPos.BASELINE);
        getChildren().addAll(picture, words);
    }

    /// Shows another emoji.
    public void show(Emoji next) {
        if (next.equals(emoji)) return;
        emoji = next;
        picture.setImage(null);
        words.setText("");
        EmojiPictures.draw(next, image -> drawn(next, image));
    }

    private void drawn(Emoji of, Image image) {
        if (!of.equals(emoji)) return;
        picture.setImage(image);
        words.setText(image == null ? of.text() : "");
    }

    /// The emoji that is shown; null for none yet.
    public Emoji emoji() {
        return emoji;
    }

    /// Sets the size, in pixels. Has no effect on an emoji whose size follows that of the text.
    public void size(double pixels) {
        double next = Math.round(pixels);
        if (next == size) return;
        size = next;
        requestLayout();
    }

    private double side() {
        return side == null ? size : Math.round(side.getAsDouble());
    }

    @Override
    public double getBaselineOffset() {
        return Math.round(side() * ABOVE_LINE);
    }

    @Override
    protected double computePrefWidth(double height) {
        return side() + 1;
    }

    @Override
    protected double computePrefHeight(double width) {
        return side();
    }

    @Override
    protected void layoutChildren() {
        picture.setFitWidth(side());
        picture.setFitHeight(side());
        picture.relocate(0.5, 0);
        words.setFont(Font.font(side() / BESIDE_WORDS));
        words.setX(0.5);
        words.setY(getBaselineOffset());
    }
}
