package org.hashverse.ui.text;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.hashverse.markup.Block;
import org.hashverse.markup.EmojiBook;
import org.hashverse.markup.Span;
import org.hashverse.ui.emoji.EmojiView;
import org.hashverse.ui.kit.Scale;

/// The beginning of a message on a background of its own: its characters as they were sent, with emoji as pictures. An ellipsis marks where the text is cut.
public final class Excerpt extends Region {
    /// Characters that are laid out at most: more than fit.
    static final int MOST = 2_000;
    private static final double HIGHEST = 120;
    private final TextBlock block = new TextBlock(this::requestLayout);
    private final Label more = new Label("…");
    private final Rectangle clip = new Rectangle();
    private final String beginning;

    /// @param text a message's text, not empty
    public Excerpt(String text) {
        int end = Math.min(text.length(), MOST);
        beginning = text.substring(0, end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end);
        getStyleClass().add("excerpt");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(text);
        setMaxWidth(USE_PREF_SIZE);
        Direction.leftToRight(this); // the block has its own direction
        block.show(beginning, new Block.Paragraph(spans(beginning)));
        block.emojiSize(Scale.text(EmojiView.USUAL));
        block.setMouseTransparent(true);
        block.setClip(clip);
        getChildren().addAll(block, more);
    }

    private static List<Span> spans(String beginning) {
        var spans = new ArrayList<Span>();
        int from = 0;
        for (var picture : EmojiBook.get().in(beginning, MOST)) {
            if (picture.from() > from) spans.add(new Span.Words(from, picture.from(), false, false));
            spans.add(picture);
            from = picture.to();
        }
        if (from < beginning.length()) spans.add(new Span.Words(from, beginning.length(), false, false));
        return spans;
    }

    private double insetsWidth() {
        return getInsets().getLeft() + getInsets().getRight();
    }

    private double highest() {
        return Scale.text(HIGHEST);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return insetsWidth() + Math.ceil(block.measure(Double.MAX_VALUE));
    }

    @Override
    protected double computePrefHeight(double width) {
        block.measure(width < 0 ? Double.MAX_VALUE : width - insetsWidth());
        return getInsets().getTop() + Math.min(block.measuredHeight(), highest()) + getInsets().getBottom();
    }

    @Override
    protected void layoutChildren() {
        double wide = getWidth() - insetsWidth();
        double high = getHeight() - getInsets().getTop() - getInsets().getBottom();
        block.measure(wide);
        boolean cut = block.measuredHeight() > high;
        double line = cut ? more.prefHeight(-1) : 0;
        block.resizeRelocate(getInsets().getLeft(), getInsets().getTop(), wide, block.measuredHeight());
        clip.setWidth(wide);
        clip.setHeight(high - line);
        more.setVisible(cut);
        more.resizeRelocate(getInsets().getLeft(), getInsets().getTop() + high - line, wide, line);
    }
}
