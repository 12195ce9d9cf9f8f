package org.hashverse.desktop;

/// Turns any text into one short line of plain text, for programs that do not bound it themselves.
final class Plain {
    /// Most combining marks on one letter; more would cover the lines around.
    static final int MOST_MARKS = 4;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Plain() {}

    /// The text without invisible characters and surplus combining marks, with each run of white space and control characters as one space, cut to a length.
    ///
    /// @param most most code points of the line, at least one; a text that was cut ends with …
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
            if (invisible(c) || marks > MOST_MARKS) continue;
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

    /// Whether a character draws invisible or changes the direction of text. Joiners do not count: they form emoji, and some scripts need them.
    private static boolean invisible(int c) {
        if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) return false;
        int type = Character.getType(c);
        return type == Character.FORMAT || type == Character.SURROGATE || type == Character.PRIVATE_USE || type == Character.UNASSIGNED;
    }
}
