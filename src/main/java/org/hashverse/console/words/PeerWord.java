package org.hashverse.console.words;

/// Undoes the escapes of [ConsoleLine]: for a peer, so that its name can be typed just as it was printed, and for [JsonLine].
public final class PeerWord {
    private PeerWord() {}

    /// A peer as the node expects it. In `@"NAME"` the name is unescaped. The quotes stay: they tell the node that this is a name, never an id or an address. Anything else
    /// stays as typed.
    public static String of(String typed) {
        boolean quoted = typed.startsWith("@\"") && typed.endsWith("\"") && typed.length() > 3;
        return quoted ? "@\"" + unescaped(typed.substring(2, typed.length() - 1)) + "\"" : typed;
    }

    /// A text, unescaped.
    public static String unescaped(String escaped) {
        var plain = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '\\' || i + 1 == escaped.length()) {
                plain.append(c);
                continue;
            }
            switch (escaped.charAt(++i)) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'u' -> i = codePoint(escaped, i, plain);
                default -> plain.append(escaped.charAt(i));
            }
        }
        return plain.toString();
    }

    // reads u{HEX} after a backslash; anything else is kept as it is
    private static int codePoint(String escaped, int at, StringBuilder plain) {
        int end = escaped.indexOf('}', at);
        try {
            if (escaped.startsWith("{", at + 1) && end > 0 && end <= at + 8) {
                plain.appendCodePoint(Integer.parseInt(escaped, at + 2, end, 16));
                return end;
            }
        } catch (IllegalArgumentException notHex) {
            plain.append("\\u");
            return at;
        }
        plain.append("\\u");
        return at;
    }
}
