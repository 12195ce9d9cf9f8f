package org.hashverse.ui.reaction;

import javafx.scene.control.Button;
import org.hashverse.markup.EmojiBook;
import org.hashverse.ui.emoji.EmojiView;
import org.hashverse.ui.kit.Scale;

/// A button that shows an emoji, drawn by the same picture as in a bubble, and words after it. A click on it leaves the focus where it is.
class EmojiButton extends Button {
    private final EmojiView picture;
    private String emoji = "";

    /// @param size the side of the picture at the usual size of text, in pixels
    EmojiButton(double size) {
        picture = new EmojiView(() -> Scale.space(size));
        picture.setMouseTransparent(true);
        setMnemonicParsing(false);
        setFocusTraversable(false);
    }

    /// The emoji that is shown; empty for none yet.
    String emoji() {
        return emoji;
    }

    /// Shows an emoji. Of one without a picture only the first character is shown: a pile of accents behind it would cover the messages around.
    void show(String shown, String words) {
        emoji = shown;
        var known = EmojiBook.get().of(shown);
        known.ifPresent(picture::show);
        setGraphic(known.isPresent() ? picture : null);
        setText(known.isPresent() ? words : (Character.toString(shown.codePointAt(0)) + " " + words).strip());
    }
}
