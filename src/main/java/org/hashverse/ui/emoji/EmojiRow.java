package org.hashverse.ui.emoji;

import java.util.List;
import org.hashverse.markup.Emoji;

/// A row of the picker.
sealed interface EmojiRow {
    /// The name of a group.
    record Head(String name) implements EmojiRow {}

    /// Emoji beside each other, as many as there are columns or fewer.
    record Some(List<Emoji> emoji) implements EmojiRow {}
}
