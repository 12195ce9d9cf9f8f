package org.hashverse.markup;

import java.util.List;

/// An emoji that has a picture.
///
/// @param text     its characters
/// @param category the English name of its group; empty for a variant with another skin colour, which has no names either
/// @param names    its short names, which people type between colons, the best known first
/// @param words    a description of it, in English
/// @param offset   where its picture begins in [EmojiBook#pictures], in bytes
/// @param length   bytes of its picture, a PNG of 36 × 36 pixels
public record Emoji(String text, String category, List<String> names, String words, int offset, int length) {
    /// Copies the names.
    public Emoji {
        names = List.copyOf(names);
    }

    /// Whether a picker lists it; a variant with another skin colour is not listed.
    public boolean listed() {
        return !names.isEmpty();
    }
}
