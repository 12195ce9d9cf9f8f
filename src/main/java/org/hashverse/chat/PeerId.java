package org.hashverse.chat;

import java.util.Locale;
import java.util.regex.Pattern;

/// Identifies a peer: the SHA-256 of its public key (SubjectPublicKeyInfo), as 52 characters of RFC 4648 base32, upper case,
/// without padding. A peer proves its id, while its name and its addresses are only claims.
///
/// @param text 52 characters of `A-Z2-7`; the last one carries four zero bits
public record PeerId(String text) implements Comparable<PeerId> {
    /// Characters of an id in base32.
    public static final int LENGTH = 52;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    // 256 bits fill 51 characters and one bit of the 52nd, which so is A or Q: each key has exactly one spelling
    private static final Pattern FORM = Pattern.compile("[A-Z2-7]{51}[AQ]");

    /// @throws IllegalArgumentException for anything but the canonical form
    public PeerId {
        if (!FORM.matcher(text).matches()) throw new IllegalArgumentException("a peer id is 52 characters A-Z and 2-7");
    }

    /// The id with these 32 bytes.
    ///
    /// @throws IllegalArgumentException for more or fewer than 32 bytes
    public static PeerId of(byte[] sha256) {
        if (sha256.length != 32) throw new IllegalArgumentException("a peer id has 32 bytes");
        var text = new StringBuilder(LENGTH);
        int bits = 0;
        int held = 0;
        for (byte b : sha256) {
            held = held << 8 | b & 0xff;
            bits += 8;
            while (bits >= 5) text.append(ALPHABET.charAt(held >> (bits -= 5) & 31));
            held &= (1 << bits) - 1;
        }
        return new PeerId(text.append(ALPHABET.charAt(held << 5 - bits & 31)).toString());
    }

    /// Reads an id in upper or lower case.
    ///
    /// @throws IllegalArgumentException for anything else
    public static PeerId parse(String text) {
        return new PeerId(text.toUpperCase(Locale.ROOT));
    }

    /// The id as 32 bytes.
    public byte[] bytes() {
        var bytes = new byte[32];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < LENGTH && at < 32; i++) {
            held = held << 5 | ALPHABET.indexOf(text.charAt(i));
            bits += 5;
            if (bits >= 8) bytes[at++] = (byte) (held >> (bits -= 8));
        }
        return bytes;
    }

    /// The first four characters, which people see beside a name that is not unique.
    public String code() {
        return text.substring(0, 4);
    }

    /// 30 digits to read aloud: six groups of five, each from five bytes of the id (about 99 bits in all).
    public String digits() {
        var bytes = bytes();
        var digits = new StringBuilder();
        for (int group = 0; group < 6; group++) {
            long value = 0;
            for (int i = 0; i < 5; i++) value = value << 8 | bytes[group * 5 + i] & 0xff;
            digits.append(group == 0 ? "" : " ").append("%05d".formatted(value % 100_000));
        }
        return digits.toString();
    }

    @Override
    public int compareTo(PeerId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
