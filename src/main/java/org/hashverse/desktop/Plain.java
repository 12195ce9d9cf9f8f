package org.hashverse.desktop;

/// Makes one line of plain text of what anybody wrote, for places that know no bounds themselves.
final class Plain {
    /// Marks that may stand on one letter; more would cover the lines around.
    static final int MOST_MARKS = 4;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Plain() {}

    /// The text without control characters, direction marks and lone surrogates, every white space one blank, and cut to a length.
    ///
    /// @param most code points of the answer, at least one; a text that was cut ends in …
    static String line(String text, int most) {
        var line = new StringBuilder();
        int length = 0;
        int marks = 0;
        boolean blank = false;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (gap(c)) {
                blank = !line.isEmpty();
                continue;
            }
            marks = mark(c) ? marks + 1 : 0;
            if (nothing(c) || marks > MOST_MARKS) continue;
            int wanted = blank ? 2 : 1;
            if (length + wanted > most) return cut(line, length, most);
            if (blank) line.append(' ');
            line.appendCodePoint(c);
            length += wanted;
            blank = false;
        }
        return line.toString();
    }

    private static String cut(StringBuilder line, int length, int most) {
        if (length == most) line.setLength(line.offsetByCodePoints(line.length(), -1));
        return line.append('…').toString();
    }

    private static boolean gap(int c) {
        return Character.isWhitespace(c) || Character.isISOControl(c) || Character.isSpaceChar(c);
    }

    private static boolean mark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /// What draws nothing, or turns the text around it. The joiners make one emoji of several, and are letters in some scripts.
    private static boolean nothing(int c) {
        if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) return false;
        int type = Character.getType(c);
        return type == Character.FORMAT || type == Character.SURROGATE || type == Character.PRIVATE_USE || type == Character.UNASSIGNED;
    }
}
