package org.hashverse.chat;

import java.security.SecureRandom;
import java.util.HexFormat;

/// 16 random bytes that the author gives a message, as 32 lower-case hex digits.
public record MessageId(String hex) {
    /// Number of hex digits.
    public static final int DIGITS = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// @throws IllegalArgumentException for anything but 32 lower-case hex digits
    public MessageId {
        if (!isForm(hex)) throw new IllegalArgumentException("a message id is 32 hex digits");
    }

    // a loop, because each message that passes through the history makes several ids, and a regular expression would take a twentieth of the time
    private static boolean isForm(String hex) {
        if (hex.length() != DIGITS) return false;
        for (int at = 0; at < DIGITS; at++) {
            char c = hex.charAt(at);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) return false;
        }
        return true;
    }

    /// A new one.
    public static MessageId random() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return of(bytes);
    }

    /// The id of 16 bytes.
    public static MessageId of(byte[] bytes) {
        return new MessageId(HexFormat.of().formatHex(bytes));
    }

    /// The 16 bytes.
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
