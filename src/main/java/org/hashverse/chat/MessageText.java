package org.hashverse.chat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The rules of a message's text: 1 byte to 16 KiB of UTF-8, no control characters but tab and newline, no broken surrogates,
/// not blank.
public final class MessageText {
    /// Most bytes of a text in UTF-8.
    public static final int MAX_BYTES = 16 * 1024;

    /// Why a text cannot be sent.
    public enum Fault { BLANK, TOO_LONG, CONTROL, MALFORMED }

    private MessageText() {}

    /// What is wrong with a text, if anything.
    public static Optional<Fault> fault(String text) {
        if (Wellformed.brokenSurrogate(text)) return Optional.of(Fault.MALFORMED);
        if (text.isBlank()) return Optional.of(Fault.BLANK);
        if (bytes(text) > MAX_BYTES) return Optional.of(Fault.TOO_LONG);
        if (text.codePoints().anyMatch(c -> c != '\t' && c != '\n' && Wellformed.control(c))) return Optional.of(Fault.CONTROL);
        return Optional.empty();
    }

    /// Bytes of a text in UTF-8.
    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
