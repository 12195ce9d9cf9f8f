package org.hashverse.chat;

import java.nio.charset.StandardCharsets;

/// The name that a person chose for themselves: a claim, which is shown but never trusted. 1 to 64 code points, at most 256 bytes of UTF-8, at least
/// one visible character, no control characters, no broken surrogates.
public record PeerName(String text) {
    /// Most code points of a name.
    public static final int MAX_CODE_POINTS = 64;
    /// Most bytes of a name in UTF-8.
    public static final int MAX_BYTES = 256;

    /// @throws IllegalArgumentException if it breaks a rule; the message is a sentence that says which
    public PeerName {
        if (Wellformed.blank(text)) throw new IllegalArgumentException("a name has at least one visible character");
        if (Wellformed.brokenSurrogate(text)) throw new IllegalArgumentException("a name is well-formed Unicode");
        if (text.codePointCount(0, text.length()) > MAX_CODE_POINTS)
            throw new IllegalArgumentException("a name has at most " + MAX_CODE_POINTS + " characters");
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES)
            throw new IllegalArgumentException("a name has at most " + MAX_BYTES + " bytes");
        if (text.codePoints().anyMatch(Wellformed::control))
            throw new IllegalArgumentException("a name has no control characters");
    }

    /// A name that was stored. Earlier versions stored invisible names too; such a name is shown as `?`.
    ///
    /// @throws IllegalArgumentException as the constructor, but not for an invisible name that is more than white space
    public static PeerName kept(String text) {
        return new PeerName(Wellformed.blank(text) && !text.isBlank() ? "?" : text);
    }

    @Override
    public String toString() {
        return text;
    }
}
