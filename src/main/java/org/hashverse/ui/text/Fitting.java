package org.hashverse.ui.text;

import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Chooses the longest text that fits on one line. FX thread only.
final class Fitting {
    private static final Text MEASURE = new Text();

    private Fitting() {}

    /// The first of several texts that fits; if none does, the last one, shortened.
    ///
    /// @param room         in pixels; if it is not positive, there was no layout yet, and the first text is returned
    /// @param longestFirst at least one
    static String into(double room, Font font, List<String> longestFirst) {
        if (room <= 0) return longestFirst.getFirst();
        return longestFirst.stream().filter(text -> fits(text, room, font)).findFirst().orElseGet(() -> shortened(longestFirst.getLast(), room, font));
    }

    private static String shortened(String text, double room, Font font) {
        int end = text.length();
        while (end > 0 && !fits(text.substring(0, end).stripTrailing() + "…", room, font)) end = text.offsetByCodePoints(end, -1);
        return text.substring(0, end).stripTrailing() + "…";
    }

    private static boolean fits(String text, double room, Font font) {
        MEASURE.setFont(font);
        MEASURE.setText(text);
        return Math.ceil(MEASURE.getLayoutBounds().getWidth()) < room;
    }
}
