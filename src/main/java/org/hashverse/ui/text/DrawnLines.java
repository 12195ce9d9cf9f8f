package org.hashverse.ui.text;

import java.util.ArrayList;
import java.util.List;

/// A text in lines as it is drawn: with a newline where each line ends, and without the spaces there. Knows which place in it is which in the text.
final class DrawnLines {
    private final String text;
    private final List<Change> changes = new ArrayList<>();

    /// Spaces that are not drawn, with or without a newline in their place.
    private record Change(int from, int to, boolean newline) {
        int longer() {
            return (newline ? 1 : 0) - (to - from);
        }
    }

    /// @param breaks the places before which a line begins, in order; not where the text has a newline of its own
    DrawnLines(String text, List<Integer> breaks) {
        this.text = text;
        int next = 0;
        for (int end = 0; end <= text.length(); end++) {
            boolean broken = next < breaks.size() && breaks.get(next) == end;
            if (broken) next++;
            if (!broken && end < text.length() && text.charAt(end) != '\n') continue;
            int from = end;
            int least = changes.isEmpty() ? 0 : changes.getLast().to;
            while (from > least && space(text.charAt(from - 1))) from--;
            if (broken || from < end) changes.add(new Change(from, end, broken));
        }
    }

    private static boolean space(char c) {
        return c != '\n' && Character.isWhitespace(c);
    }

    /// What is drawn of a piece of the text.
    String text(int from, int to) {
        var drawn = new StringBuilder(to - from + 8);
        int at = from;
        for (var change : changes) {
            if (change.to < from) continue;
            if (change.from >= to) break;
            if (change.from > at) drawn.append(text, at, change.from);
            // a newline stands in the piece that it begins a line of
            if (change.newline && change.to < to) drawn.append('\n');
            at = Math.max(at, Math.min(to, change.to));
        }
        return drawn.append(text, at, to).toString();
    }

    /// The whole text as it is drawn.
    String text() {
        return text(0, text.length());
    }

    /// Whether a line begins before a place.
    boolean broken(int place) {
        return changes.stream().anyMatch(change -> change.newline && change.to == place);
    }

    /// The place in what is drawn of a place in the text, behind a newline there.
    int drawnAt(int place) {
        int longer = 0;
        for (var change : changes) {
            if (change.from > place) break;
            if (change.to > place) return change.from + longer;
            longer += change.longer();
        }
        return place + longer;
    }

    /// The place in the text of one in what is drawn.
    int placeOf(int drawn) {
        int longer = 0;
        for (var change : changes) {
            if (drawn - longer <= change.from) break;
            longer += change.longer();
        }
        return Math.min(text.length(), drawn - longer);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DrawnLines lines && lines.text.equals(text) && lines.changes.equals(changes);
    }

    @Override
    public int hashCode() {
        return 31 * text.hashCode() + changes.hashCode();
    }
}
