package org.hashverse.markup;

import java.util.List;

/// An emoji that has a picture.
///
/// @param text     its characters
/// @param category the English name of its group; empty for a variant with another skin colour, which has no names either
/// @param names    what stands between colons for it, the best known first
/// @param words    what it shows, in English
/// @param offset   where its picture begins among the pictures of the book, in bytes
/// @param length   bytes of its picture, a PNG of 36 × 36 pixels
public record Emoji(String text, String category, List<String> names, String words, int offset, int length) {
    public Emoji {
        names = List.copyOf(names);
    }

    /// Whether it stands for itself in a list, not as a variant.
    public boolean listed() {
        return !names.isEmpty();
    }
}
