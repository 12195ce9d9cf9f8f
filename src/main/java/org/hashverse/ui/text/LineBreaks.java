package org.hashverse.ui.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;

/// Breaks a text into lines of a given width.
///
/// JavaFX 23 to 27 wrap only text that they draw character by character. Some scripts are shaped as a whole (Hebrew, Arabic, Devanagari, Thai, letters with
/// combining accents). On Linux, JavaFX splits a run of such a script wrongly: the line before the break shows all that follows as well. In a run from right to
/// left, the layout ends with an exception.
///
/// Therefore such a text gets its line breaks here, as newlines in what is drawn, and JavaFX wraps nothing. A text that is [#plain] is left to JavaFX, which is faster.
///
/// FX thread only.
final class LineBreaks {
    private static final int FIRST_TRY = 16;
    /// How much wider a word may become, in pixels, when joined letters stand apart.
    private static final double JOINED = 14;
    private final String text;
    private final Width widths;
    /// Where words end, with the spaces behind them.
    private final int[] ends;
    /// The width of each word without the spaces at its end, and the width of these spaces.
    private final double[] words;
    private final double[] spaces;

    /// Measures a part of the text on one line.
    @FunctionalInterface
    interface Width {
        /// The width in pixels of the part from one place to before another. A tab alone is as wide as the distance between two tab stops.
        double of(int from, int to);
    }

    /// @param text   may hold newlines of its own
    /// @param widths measures parts that hold no newline
    LineBreaks(String text, Width widths) {
        this.text = text;
        this.widths = widths;
        var found = new ArrayList<Integer>();
        var lines = BreakIterator.getLineInstance();
        lines.setText(text);
        for (int end = lines.following(0); end != BreakIterator.DONE && !text.isEmpty(); end = lines.next()) found.add(end);
        ends = found.stream().mapToInt(Integer::intValue).toArray();
        words = new double[ends.length];
        spaces = new double[ends.length];
        for (int i = 0, from = 0; i < ends.length; from = ends[i++]) {
            int word = wordEnd(from, ends[i]);
            words[i] = width(from, word);
            spaces[i] = width(word, newline(ends[i]) ? ends[i] - 1 : ends[i]);
        }
    }

    /// Whether JavaFX wraps this text well by itself. Only few scripts are plain, but nearly all texts are written in them.
    static boolean plain(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c >= 0x300 && !plain(c)) return false;
            i += Character.charCount(c);
        }
        return true;
    }

    private static boolean plain(int c) {
        if (c == 0x302A || c == 0x302B || c == 0x302C || c == 0x302D || c == 0x302E || c == 0x302F || c == 0x3099 || c == 0x309A) return false;
        return c >= 0x370 && c <= 0x482 || c >= 0x48A && c <= 0x58F // Greek, Cyrillic, Armenian
                || c >= 0x1E00 && c <= 0x200B || c >= 0x2010 && c <= 0x2027 || c >= 0x202F && c <= 0x205F // more Latin and Greek, spaces, signs
                || c >= 0x2070 && c <= 0x20CF || c >= 0x2100 && c <= 0x2BFF || c >= 0x2E80 && c <= 0x9FFF // symbols, Chinese, Japanese
                || c >= 0xAC00 && c <= 0xD7A3 || c >= 0xF900 && c <= 0xFAFF || c >= 0xFF01 && c <= 0xFFEE || c == 0xFFFC // Korean, pictures
                || c >= 0x1F000 && c <= 0x1FAFF || c >= 0x20000 && c <= 0x3FFFD; // symbols, rare Chinese
    }

    /// Breaks the text into lines of `room` pixels. A line is wider only if a single character is.
    DrawnLines in(double room) {
        var breaks = new ArrayList<Integer>();
        double x = 0;
        int line = 0;
        for (int i = 0, from = 0; i < ends.length; from = ends[i++]) {
            if (from > line && x + words[i] > room) {
                breaks.add(line = from);
                x = 0;
            }
            if (from == line && words[i] > room) {
                x = breakWord(from, wordEnd(from, ends[i]), Math.max(room / 2, room - JOINED), breaks);
                line = breaks.isEmpty() ? line : breaks.getLast();
            } else {
                x += words[i];
            }
            x += spaces[i];
            if (newline(ends[i])) {
                line = ends[i];
                x = 0;
            }
        }
        return new DrawnLines(text, breaks);
    }

    /// Breaks a word that is wider than a line between its characters.
    ///
    /// @return the width of the part on the last line
    private double breakWord(int from, int to, double room, List<Integer> breaks) {
        var characters = BreakIterator.getCharacterInstance();
        characters.setText(text.substring(from, to));
        int start = from;
        while (true) {
            int fits = start;
            int tooLong = -1;
            for (int step = FIRST_TRY; tooLong < 0 && fits < to; step *= 2) {
                int end = boundary(characters, from, Math.min(to, fits + step));
                if (width(start, end) <= room) fits = end;
                else tooLong = end;
            }
            if (tooLong < 0) return width(start, to);
            while (true) {
                int middle = characters.preceding(Math.min((fits + tooLong) / 2 + 1, tooLong) - from) + from;
                if (middle <= fits) middle = characters.following(fits - from) + from;
                if (middle >= tooLong) break;
                if (width(start, middle) <= room) fits = middle;
                else tooLong = middle;
            }
            if (fits == start) fits = tooLong; // one character is wider than a line
            if (fits >= to) return width(start, to);
            breaks.add(start = fits);
        }
    }

    /// The first boundary between characters at a place or behind it.
    private static int boundary(BreakIterator characters, int from, int at) {
        return characters.isBoundary(at - from) ? at : characters.following(at - from) + from;
    }

    private int wordEnd(int from, int end) {
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) end--;
        return end;
    }

    private boolean newline(int end) {
        return text.charAt(end - 1) == '\n';
    }

    /// The width of a part. A tab is measured alone: its width depends on where it stands, so it counts as wide as a tab can be.
    private double width(int from, int to) {
        double wide = 0;
        int at = from;
        for (int tab; at < to && (tab = text.indexOf('\t', at, to)) >= 0; at = tab + 1) wide += (at < tab ? widths.of(at, tab) : 0) + widths.of(tab, tab + 1);
        return at < to ? wide + widths.of(at, to) : wide;
    }
}
