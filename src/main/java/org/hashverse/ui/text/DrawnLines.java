package org.hashverse.ui.text;

import java.util.ArrayList;
import java.util.List;

/// A text in lines as it is drawn: a newline ends each line, and the spaces there are left out. Maps places in the text (indexes of characters) to places in what
/// is drawn, and back.
final class DrawnLines {
    private final String text;
    private final List<Change> changes = new ArrayList<>();

    /// Spaces that are not drawn, and whether a newline is drawn instead.
    private record Change(int from, int to, boolean newline) {
        int growth() {
            return (newline ? 1 : 0) - (to - from);
        }
    }

    /// @param breaks the places before which a line begins, in order, without the text's own newlines
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

    /// What is drawn of a part of the text.
    String text(int from, int to) {
        var drawn = new StringBuilder(to - from + 8);
        int at = from;
        for (var change : changes) {
            if (change.to < from) continue;
            if (change.from >= to) break;
            if (change.from > at) drawn.append(text, at, change.from);
            // a newline belongs to the part whose line it begins
            if (change.newline && change.to < to) drawn.append('\n');
            at = Math.max(at, Math.min(to, change.to));
        }
        return drawn.append(text, at, to).toString();
    }

    /// The whole text as it is drawn.
    String text() {
        return text(0, text.length());
    }

    /// Whether a newline was added before a place.
    boolean broken(int place) {
        return changes.stream().anyMatch(change -> change.newline && change.to == place);
    }

    /// Where a place in the text is drawn, behind a newline that was added there.
    int drawnAt(int place) {
        int growth = 0;
        for (var change : changes) {
            if (change.from > place) break;
            if (change.to > place) return change.from + growth;
            growth += change.growth();
        }
        return place + growth;
    }

    /// The place in the text of a drawn place.
    int placeOf(int drawn) {
        int growth = 0;
        for (var change : changes) {
            if (drawn - growth <= change.from) break;
            growth += change.growth();
        }
        return Math.min(text.length(), drawn - growth);
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
