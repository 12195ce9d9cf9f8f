package org.hashverse.ui.text;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Measures the parts of a text on one line. Shaping a script as a whole takes as long for a word as for a sentence, so many words are measured at once.
///
/// If several fonts draw the characters between two spaces, JavaFX confuses which of these characters stands where, and so how wide a part is; [#exact] avoids that. FX
/// thread only.
public final class TextWidths implements LineBreaks.Width {
    private static final int KEPT = 512;
    private static final int LONGEST_KEPT = 256;
    private static final int AT_ONCE = 400;
    private static final Text WHOLE = new Text();
    private static final Map<Measured, Double> WIDTHS = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Measured, Double> eldest) {
            return size() > KEPT;
        }
    };
    private final String text;
    private final Text measure = new Text();
    /// The part of the text that `measure` holds.
    private int start;
    private int end;
    private boolean exact;

    private record Measured(String text, Font font) {}

    TextWidths(String text, Font font) {
        this.text = text.replace('\n', ' ');
        measure.setFont(font);
    }

    /// Measures each part alone from now on, which takes longer.
    void exact() {
        exact = true;
    }

    /// The width in pixels of a text's widest line. The last results are kept.
    public static double of(String text, Font font) {
        return text.length() > LONGEST_KEPT ? whole(text, font) : WIDTHS.computeIfAbsent(new Measured(text, font), one -> whole(one.text(), one.font()));
    }

    private static double whole(String text, Font font) {
        WHOLE.setFont(font);
        WHOLE.setText(text);
        return WHOLE.getLayoutBounds().getWidth();
    }

    @Override
    public double of(int from, int to) {
        if (exact || to - from == 1 && text.charAt(from) == '\t') return of(text.substring(from, to), measure.getFont());
        if (from < start || to > end) {
            start = from;
            end = Math.min(text.length(), Math.max(to, from + AT_ONCE));
            measure.setText(text.substring(start, end));
        }
        if (from == start && to == end) return measure.getLayoutBounds().getWidth();
        double wide = 0;
        double left = 0;
        double right = 0;
        // words of another direction make several boxes
        for (var element : measure.rangeShape(from - start, to - start)) {
            if (element instanceof MoveTo corner) {
                wide += right - left;
                left = right = corner.getX();
            } else if (element instanceof LineTo corner) {
                left = Math.min(left, corner.getX());
                right = Math.max(right, corner.getX());
            }
        }
        return wide + right - left;
    }
}
