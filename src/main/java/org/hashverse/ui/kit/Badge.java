package org.hashverse.ui.kit;

import javafx.scene.control.Label;

/// A short number in a round frame, such as that of unread messages: a circle, or wider for more digits.
public final class Badge extends Label {
    /// An empty badge.
    public Badge() {
        getStyleClass().add("unread");
        setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(super.computePrefWidth(height), prefHeight(-1));
    }
}
