package org.hashverse.ui.composer;

import java.util.Locale;
import java.util.Optional;

/// The beginning of a name behind an `@`, as it is being typed.
///
/// @param at   the place of the `@`
/// @param name what stands between the `@` and the caret; empty right behind the `@`
record MentionTyped(int at, String name) {
    /// More characters than a name has. A longer text behind an `@` is no name.
    private static final int LONGEST = 256;

    /// The name that is being typed before the caret. Names may hold spaces, so the caller compares it with known names. Empty if there is none: also in a word, as in a mail
    /// address, and in a command.
    static Optional<MentionTyped> before(String text, int caret) {
        if (text.startsWith("/") && !text.startsWith("//")) return Optional.empty();
        int at = text.lastIndexOf('@', caret - 1);
        if (at < 0 || caret - at > LONGEST || text.substring(at, caret).indexOf('\n') >= 0) return Optional.empty();
        if (at > 0 && (Character.isLetterOrDigit(text.codePointBefore(at)) || text.charAt(at - 1) == '_')) return Optional.empty();
        return Optional.of(new MentionTyped(at, text.substring(at + 1, caret)));
    }

    /// Whether a name begins as typed, in capitals or not.
    boolean begins(String known) {
        return known.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT));
    }
}
