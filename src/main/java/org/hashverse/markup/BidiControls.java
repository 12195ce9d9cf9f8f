package org.hashverse.markup;

/// Replaces characters that change the direction of the text after them. With them, a sender could make a web address look like another one.
public final class BidiControls {
    private BidiControls() {}

    /// Whether a character starts or ends an embedding, an override or an isolate: U+202A to U+202E, U+2066 to U+2069.
    private static boolean changesDirection(char c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /// The text with a zero-width space in place of each character that changes the direction. Indexes into the text stay the same.
    public static String neutralise(String text) {
        StringBuilder neutral = null;
        for (int i = 0; i < text.length(); i++) {
            if (!changesDirection(text.charAt(i))) continue;
            if (neutral == null) neutral = new StringBuilder(text);
            neutral.setCharAt(i, '\u200B');
        }
        return neutral == null ? text : neutral.toString();
    }
}
