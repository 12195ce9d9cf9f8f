package org.hashverse.ui.text;

import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Chooses what to say on one line by the room that it has. FX thread only.
final class Fitting {
    private static final Text MEASURE = new Text();

    private Fitting() {}

    /// The first of several texts that fits, or the last, shortened.
    ///
    /// @param room         in pixels; none yet where it is not positive, and then the first is taken
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
