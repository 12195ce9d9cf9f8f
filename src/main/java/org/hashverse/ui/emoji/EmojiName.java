package org.hashverse.ui.emoji;

import java.util.Optional;

/// The name of an emoji while it is being typed: a colon that begins a word, and letters behind it.
///
/// @param at     where the first colon stands
/// @param name   what stands behind it, without a second colon
/// @param closed whether a second colon closes it
public record EmojiName(int at, String name, boolean closed) {
    /// The least letters of a name that no colon closes yet: then names that fit are offered.
    static final int LEAST = 2;
    /// The most letters of a name.
    private static final int MOST = 48;

    /// The name just before the caret; empty for none.
    public static Optional<EmojiName> before(String text, int caret) {
        if (caret > text.length()) return Optional.empty();
        boolean closed = caret > 0 && text.charAt(caret - 1) == ':';
        int end = closed ? caret - 1 : caret;
        int at = end;
        while (at > 0 && end - at <= MOST && letter(text.charAt(at - 1))) at--;
        if (at == 0 || text.charAt(at - 1) != ':' || end - at < (closed ? 1 : LEAST)) return Optional.empty();
        // 10:20 and c:/x are no names, but a name may follow a character from U+2000 on directly, as an emoji is
        if (at > 1 && !Character.isWhitespace(text.charAt(at - 2)) && text.codePointBefore(at - 1) < 0x2000) return Optional.empty();
        return Optional.of(new EmojiName(at - 1, text.substring(at, end), closed));
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '+' || c == '-';
    }
}
