package org.hashverse.chat;

/// Checks of characters, from which [PeerName] and [MessageText] make their rules: neither may be blank or hold half a surrogate pair; a name may hold no control
/// character, a text only tabs and new lines.
final class Wellformed {
    private Wellformed() {}

    /// Whether a text holds half a surrogate pair, which UTF-8 cannot encode.
    static boolean brokenSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) continue;
            if (!Character.isHighSurrogate(c) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) return true;
            i++;
        }
        return false;
    }

    /// Whether a text has only white space and invisible characters.
    static boolean blank(String text) {
        return text.codePoints().allMatch(Wellformed::invisible);
    }

    /// Whether a character is white space or draws nothing: Unicode's Default_Ignorable_Code_Point, the marks of interlinear annotation, the Braille blank and
    /// the null note head.
    static boolean invisible(int c) {
        if (c < 0xA0) return Character.isWhitespace(c) || Character.isISOControl(c);
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || ignorable(c) || c == 0x2800 || c == 0x1D159 || c >= 0xFFF9 && c <= 0xFFFB;
    }

    private static boolean ignorable(int c) {
        return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c >= 0x180B && c <= 0x180F
                || c >= 0x200B && c <= 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2060 && c <= 0x206F || c == 0x3164 || c >= 0xFE00 && c <= 0xFE0F
                || c == 0xFEFF || c == 0xFFA0 || c >= 0xFFF0 && c <= 0xFFF8 || c >= 0x1BCA0 && c <= 0x1BCA3 || c >= 0x1D173 && c <= 0x1D17A
                || c >= 0xE0000 && c <= 0xE0FFF;
    }

    /// Whether a character is C0, DEL, C1 or one of the two separators that some terminals and text boxes take for a new line.
    static boolean control(int codePoint) {
        return Character.isISOControl(codePoint) || codePoint == 0x2028 || codePoint == 0x2029;
    }
}
