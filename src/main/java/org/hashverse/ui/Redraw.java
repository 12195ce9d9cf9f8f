package org.hashverse.ui;

import javafx.application.Platform;
import javafx.beans.value.ObservableValue;

/// Draws once, soon, however many changes came since it drew last. For the FX thread.
final class Redraw {
    private final Runnable draw;
    private boolean pending;

    Redraw(Runnable draw) {
        this.draw = draw;
    }

    /// Draws after every change of these, for as long as they live.
    Redraw after(ObservableValue<?>... values) {
        for (var value : values) value.addListener((_, _, _) -> soon());
        return this;
    }

    /// Draws after what runs now.
    void soon() {
        if (pending) return;
        pending = true;
        Platform.runLater(() -> {
            pending = false;
            draw.run();
        });
    }
}
