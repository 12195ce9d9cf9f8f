package org.hashverse.ui.message;

import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.ListViewSkin;
import javafx.scene.control.skin.VirtualFlow;

/// The flow of the message list, which tells whether it is laying out. It guesses the heights of rows that it has not seen. A better guess moves its position
/// within a layout, although nobody scrolled.
public final class MessageFlow extends VirtualFlow<ListCell<Row>> {
    private boolean layingOut;

    /// A list skin with such a flow.
    public static ListViewSkin<Row> skin(ListView<Row> list) {
        return new ListViewSkin<>(list) {
            @Override
            protected VirtualFlow<ListCell<Row>> createVirtualFlow() {
                return new MessageFlow();
            }
        };
    }

    /// Whether a layout is running.
    public boolean layingOut() {
        return layingOut;
    }

    @Override
    protected void layoutChildren() {
        boolean before = layingOut;
        layingOut = true;
        try {
            super.layoutChildren();
        } finally {
            layingOut = before;
        }
    }

    /// Scrolls at most a screen at a time. If no row stayed visible, the flow would guess which one comes next, and might land at the end.
    @Override
    public double scrollPixels(double delta) {
        double total = 0;
        double most = Math.max(1, getHeight() * 0.9);
        for (double left = delta; left != 0; ) {
            double step = Math.clamp(left, -most, most);
            double scrolled = super.scrollPixels(step);
            total += scrolled;
            left -= step;
            if (scrolled == 0) break;
        }
        return total;
    }
}
