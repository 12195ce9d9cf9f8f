package org.hashverse.ui.kit;

import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Draws once, soon, however many changes came since the last drawing. FX thread only.
public final class Redraw {
    private final Runnable draw;
    private boolean pending;

    /// @param draw does the drawing
    public Redraw(Runnable draw) {
        this.draw = draw;
    }

    /// Draws after every change of `values`, until the view leaves its window.
    public Redraw after(Node view, ObservableValue<?>... values) {
        for (var value : values) ViewLifetime.listenWhileShown(view, value, _ -> soon());
        return this;
    }

    /// Draws once the current task of the FX thread has ended.
    public void soon() {
        if (pending) return;
        pending = true;
        Platform.runLater(() -> {
            pending = false;
            draw.run();
        });
    }
}
