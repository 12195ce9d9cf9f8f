package org.hashverse.chat;

/// What names and texts may not contain.
final class Wellformed {
    private Wellformed() {}

    /// Whether half a surrogate pair stands alone: such a string has no UTF-8.
    static boolean brokenSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) continue;
            if (!Character.isHighSurrogate(c) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) return true;
            i++;
        }
        return false;
    }

    /// C0, DEL, C1, and the two separators that some terminals and text boxes take for a new line.
    static boolean control(int codePoint) {
        return Character.isISOControl(codePoint) || codePoint == 0x2028 || codePoint == 0x2029;
    }
}
