package org.hashverse.ui.text;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.hashverse.markup.EmojiBook;
import org.hashverse.markup.Span;
import org.hashverse.ui.emoji.EmojiView;
import org.hashverse.ui.kit.Scale;

/// Draws pictures over the emoji in a text area, which draws no pictures itself. Each picture covers the character that the font has for the emoji, if any.
///
/// JavaFX tells a wrong place for an emoji in a paragraph that begins right-to-left, and for one behind a family (an emoji joined by U+200D) in its paragraph. These
/// emoji get no picture.
final class WrittenEmoji extends Pane {
    /// Emoji of one text that get a picture, at most.
    static final int MOST = 100;
    private static final char JOINER = '\u200D';
    // the least side of a picture, where the font draws only a small box for the character; pixels at 100 percent
    private static final double LEAST = 15;
    private final List<Region> covers = new ArrayList<>();
    private final List<EmojiView> views = new ArrayList<>();
    private List<Span.Picture> emojis = List.of();
    private boolean plain = true;

    WrittenEmoji() {
        setManaged(false);
        setMouseTransparent(true);
    }

    /// Finds the emoji in a changed text.
    void read(String text) {
        plain = LineBreaks.plain(text);
        emojis = text.chars().allMatch(c -> c < 0xA9) ? List.of() : EmojiBook.get().in(text, MOST); // without emoji the book need not be read
        if (!plain) emojis = emojis.stream().filter(emoji -> placeKnown(text, emoji.from())).toList();
    }

    /// Whether JavaFX tells the right place for a character.
    private static boolean placeKnown(String text, int place) {
        int begin = text.lastIndexOf('\n', place - 1) + 1;
        int end = text.indexOf('\n', place);
        int joiner = text.indexOf(JOINER, begin);
        boolean behindFamily = joiner >= 0 && joiner < place;
        return !behindFamily && new Bidi(text.substring(begin, end < 0 ? text.length() : end), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    /// Puts the pictures where the characters stand now.
    void place(TextArea area, TextAreaSkin skin) {
        while (views.size() < emojis.size()) {
            var cover = new Region();
            cover.getStyleClass().add("emoji-cover");
            cover.setManaged(false);
            var view = new EmojiView();
            view.setManaged(false);
            covers.add(cover);
            views.add(view);
            getChildren().addAll(cover, view);
        }
        for (int i = 0; i < views.size(); i++) {
            boolean shown = i < emojis.size() && place(area, skin, emojis.get(i), covers.get(i), views.get(i));
            covers.get(i).setVisible(shown);
            views.get(i).setVisible(shown);
        }
    }

    private boolean place(TextArea area, TextAreaSkin skin, Span.Picture emoji, Region cover, EmojiView view) {
        if (emoji.to() > area.getLength()) return false;
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = 0;
        double high = 0;
        for (int at = emoji.from(); at < emoji.to(); at++) {
            var bounds = skin.getCharacterBounds(at);
            if (bounds.getWidth() <= 0) continue;
            if (high > 0 && Math.abs(bounds.getMinY() - top) > 1) return false; // the emoji is split over two lines
            left = Math.min(left, bounds.getMinX());
            right = Math.max(right, bounds.getMaxX());
            top = bounds.getMinY();
            high = bounds.getHeight();
        }
        // beside a script that is shaped as a whole, the bounds reach into the next character
        if (!plain) right = Math.min(right, left + TextWidths.of(area.getText(emoji.from(), emoji.to()), area.getFont()));
        if (high <= 0 || top < 0 || top + high > area.getHeight() + 1 || left < 0 || right > area.getWidth()) return false;
        double size = Math.clamp(right - left, Math.min(Scale.text(LEAST), high), high);
        cover.resizeRelocate(left, top, right - left, high);
        view.show(emoji.emoji());
        view.size(size);
        view.resizeRelocate(left + Math.max(0, (right - left - size) / 2), top + (high - size) / 2, size, size);
        return true;
    }
}
