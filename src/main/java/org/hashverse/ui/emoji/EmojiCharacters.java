package org.hashverse.ui.emoji;

import java.text.BreakIterator;

/// Finds where an emoji of several characters begins and ends: families, flags, keycaps, skin tones. For the person who writes, it is one character.
public final class EmojiCharacters {
    /// Characters around a place that are searched: no emoji has more.
    private static final int AROUND = 48;

    private EmojiCharacters() {}

    /// The beginning of the emoji around a place; the place itself if it lies between characters.
    public static int start(String text, int place) {
        int start = around(text, place, false);
        return start >= 0 && joined(text, start, around(text, place, true)) ? start : place;
    }

    /// The end of the emoji around a place; the place itself if it lies between characters.
    public static int end(String text, int place) {
        int end = around(text, place, true);
        return end >= 0 && joined(text, around(text, place, false), end) ? end : place;
    }

    /// The beginning of the emoji that ends at a place; one character before the place if none does.
    public static int before(String text, int place) {
        if (place <= 1) return Math.max(0, place - 1);
        int from = Math.max(0, place - AROUND);
        var characters = characters(text, from, place);
        int start = characters.preceding(place - from) + from;
        return joined(text, start, place) ? start : text.offsetByCodePoints(place, -1);
    }

    /// The boundary of the character that a place lies within, behind the place or before it; -1 if the place lies between two characters.
    private static int around(String text, int place, boolean forward) {
        if (place <= 0 || place >= text.length()) return -1;
        int from = Math.max(0, place - AROUND);
        var characters = characters(text, from, Math.min(text.length(), place + AROUND));
        if (characters.isBoundary(place - from)) return -1;
        return (forward ? characters.following(place - from) : characters.preceding(place - from)) + from;
    }

    private static BreakIterator characters(String text, int from, int to) {
        var characters = BreakIterator.getCharacterInstance();
        characters.setText(text.substring(from, to));
        return characters;
    }

    private static boolean joined(String text, int from, int to) {
        return to - from > 1 && (text.codePointCount(from, to) == 1 || text.substring(from, to).codePoints().anyMatch(EmojiCharacters::joins));
    }

    /// Whether a code point makes one emoji of the characters beside it: joiners, keycaps, flags, skin tones.
    private static boolean joins(int c) {
        return c == 0x200D || c == 0xFE0F || c == 0x20E3 || c >= 0x1F1E6 && c <= 0x1F1FF || c >= 0x1F3FB && c <= 0x1F3FF || c >= 0xE0020 && c <= 0xE007F;
    }
}
