package org.hashverse.console.words;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.Presence;
import org.hashverse.node.api.Peer;

/// Formats the words of a line as the contract of `console` says. Text of others can never end a line, begin another word of it or change its
/// direction.
public final class ConsoleLine {
    private ConsoleLine() {}

    /// A text, escaped for the rest of a line.
    public static String text(String text) {
        var escaped = new StringBuilder(text.length() + 8);
        // a combining mark at the beginning would be drawn over the character before the text
        boolean marked = !text.isEmpty() && mark(text.codePointAt(0));
        if (marked) hex(escaped, text.codePointAt(0));
        text.codePoints().skip(marked ? 1 : 0).forEach(c -> escape(escaped, c));
        return escaped.toString();
    }

    /// A name as one word, bare or in quotes.
    public static String name(String name) {
        boolean bare = !name.isEmpty() && !name.equals("-") && name.codePoints().allMatch(ConsoleLine::plain);
        return bare ? name : "\"" + text(name).replace("\"", "\\\"") + "\"";
    }

    /// `NAME IP:PORT ID`.
    public static String who(Peer peer) {
        return called(peer) + " " + peer.id();
    }

    /// `NAME IP:PORT`.
    public static String called(Peer peer) {
        return name(peer) + " " + address(peer.address());
    }

    /// `NAME`, with the code of the peer if its name could be taken for that of another one.
    public static String name(Peer peer) {
        return name(peer.distinctName());
    }

    /// `IP:PORT`; `-` for none.
    public static String address(Optional<PeerAddress> address) {
        return address.map(PeerAddress::toString).orElse("-");
    }

    /// The emoji of a reaction; `-` for none.
    public static String emoji(Optional<String> emoji) {
        return emoji.map(ConsoleLine::text).orElse("-");
    }

    /// `STATE`: whether a peer is connected.
    public static String state(Presence presence) {
        return switch (presence) {
            case ONLINE -> "connected";
            case NOT_RESPONDING -> "not-responding";
            case OFFLINE -> "offline";
        };
    }

    /// A round trip in whole milliseconds, rounded up, so that it is never 0.
    public static String roundTrip(Optional<Duration> roundTrip) {
        return roundTrip.map(time -> Math.ceilDiv(time.toNanos(), 1_000_000) + "ms").orElse("-");
    }

    /// `WHEN`: a UTC time to the second; `-` for none.
    public static String when(Optional<Instant> instant) {
        return instant.map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("-");
    }

    private static boolean plain(int c) {
        return c == '.' || c == '_' || c == '-' || Character.isLetterOrDigit(c) && !unseen(c) && !rightToLeft(c);
    }

    // a bare name in Hebrew would change the order of digits in the address that follows it
    private static boolean rightToLeft(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC, Character.DIRECTIONALITY_ARABIC_NUMBER -> true;
            default -> false;
        };
    }

    private static void escape(StringBuilder to, int c) {
        switch (c) {
            case '\\' -> to.append("\\\\");
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            default -> {
                if (unseen(c)) hex(to, c);
                else to.appendCodePoint(c);
            }
        }
    }

    private static void hex(StringBuilder to, int c) {
        to.append("\\u{").append(Integer.toHexString(c)).append('}');
    }

    private static boolean mark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /// Whether a character is invisible: controls, direction and zero-width characters (format), line separators and odd spaces, halves of pairs, private-use and
    /// unassigned characters, and others that draw nothing (letters of Hangul, vowels of Khmer, the Braille blank, the joiner and the variation selectors).
    public static boolean unseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE, Character.UNASSIGNED,
                 Character.PRIVATE_USE -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 || c == 0x17b4 || c == 0x17b5 || c == 0x2800 || c == 0x034f
                    || c >= 0x180b && c <= 0x180f || c >= 0xfe00 && c <= 0xfe0f || c >= 0xe0100 && c <= 0xe01ef;
        };
    }
}
