package org.hashverse.chat.files;

import java.util.Base64;
import java.util.regex.Pattern;

/// Names a content by what is in it: the SHA-256 of its size and of the SHA-256 of each of its pieces, see `wire.files`. Whoever has the hash can check every piece.
///
/// @param text 43 characters of base64url, without padding
public record FileHash(String text) {
    /// Bytes of a hash.
    public static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    /// @throws IllegalArgumentException for anything but the one spelling of 32 bytes
    public FileHash {
        if (!FORM.matcher(text).matches()) throw new IllegalArgumentException("a hash is 43 characters of base64url");
    }

    /// The hash of these 32 bytes.
    public static FileHash of(byte[] bytes) {
        if (bytes.length != BYTES) throw new IllegalArgumentException("a hash has " + BYTES + " bytes");
        return new FileHash(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// The 32 bytes.
    public byte[] bytes() {
        return Base64.getUrlDecoder().decode(text);
    }
}
