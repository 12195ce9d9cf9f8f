package org.hashverse.chat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The rules for a message's text: 1 byte to 16 KiB of UTF-8, at least one visible character, no control characters but tab and newline, no broken
/// surrogates.
public final class MessageText {
    /// Most bytes of a text in UTF-8.
    public static final int MAX_BYTES = 16 * 1024;

    /// Why a text cannot be sent.
    public enum Fault { BLANK, TOO_LONG, CONTROL, MALFORMED }

    private MessageText() {}

    /// Which rule a text breaks, if any. It is called several times for each message, so it checks all characters in one pass, and counts bytes only after that.
    public static Optional<Fault> fault(String text) {
        boolean blank = true;
        boolean control = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) return Optional.of(Fault.MALFORMED);
                if (blank) blank = Wellformed.invisible(text.codePointAt(i));
                i++;
                continue;
            }
            if (blank) blank = Wellformed.invisible(c);
            control |= c != '\t' && c != '\n' && Wellformed.control(c);
        }
        if (blank) return Optional.of(Fault.BLANK);
        if (bytes(text) > MAX_BYTES) return Optional.of(Fault.TOO_LONG);
        return control ? Optional.of(Fault.CONTROL) : Optional.empty();
    }

    /// Bytes of a text in UTF-8. Half a surrogate pair counts as one byte, for the `?` that replaces it.
    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length; // faster than counting: it copies words of the processor where all characters are ASCII
    }
}
