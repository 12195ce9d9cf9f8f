package org.hashverse.ui.message;

import java.util.List;
import javafx.scene.Node;

/// Measures rows before they are shown, with an invisible row view of its own. FX thread only.
public final class RowHeights {
    /// The least height of a row, in pixels.
    private static final double LEAST = 14;
    private final RowView view;

    /// @param view measures; must be in the scene of the rows, because it takes its styles from there
    public RowHeights(RowView view) {
        this.view = view;
        view.setVisible(false);
        view.setManaged(false); // measuring within a layout must not request the next one
    }

    /// The view that measures, to be put into the scene.
    public Node view() {
        return view;
    }

    /// The height of all rows together, in pixels; at most `enough`, because no more rows are measured than fill it.
    ///
    /// @param rows measured from the last one up
    public double of(List<Row> rows, double enough) {
        if (rows.size() * LEAST > enough) return enough; // so many rows fill it whatever they are
        double height = 0;
        for (int i = rows.size() - 1; i >= 0 && height < enough; i--) {
            view.show(rows.get(i));
            view.applyCss();
            height += view.prefHeight(-1);
        }
        return Math.min(height, enough);
    }
}
