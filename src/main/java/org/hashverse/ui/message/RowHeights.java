package org.hashverse.ui.message;

import java.util.List;
import javafx.scene.Node;

/// Measures rows before they are shown, with a row view of its own that nobody sees. FX thread only.
public final class RowHeights {
    /// The least height of a row, in pixels.
    private static final double LEAST = 14;
    private final RowView view;

    /// @param view measures; belongs into the scene of the rows, because it takes its styles from there
    public RowHeights(RowView view) {
        this.view = view;
        view.setVisible(false);
        view.setManaged(false); // what is measured within a layout must not ask for the next one
    }

    /// What measures, to be put into the scene.
    public Node view() {
        return view;
    }

    /// The height of all rows together, in pixels; at most `enough`, because only so many rows are measured.
    ///
    /// @param rows measured from the last one on
    public double of(List<Row> rows, double enough) {
        if (rows.size() * LEAST > enough) return enough;
        double height = 0;
        for (int i = rows.size() - 1; i >= 0 && height < enough; i--) {
            view.show(rows.get(i));
            view.applyCss();
            height += view.prefHeight(-1);
        }
        return Math.min(height, enough);
    }
}
