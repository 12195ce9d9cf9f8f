package org.hashverse.ui.kit;

import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Draws once, soon, however many changes came since it drew last. For the FX thread.
public final class Redraw {
    private final Runnable draw;
    private boolean pending;

    public Redraw(Runnable draw) {
        this.draw = draw;
    }

    /// Draws after every change of these, until a view leaves its window.
    public Redraw after(Node view, ObservableValue<?>... values) {
        for (var value : values) ViewLifetime.listenWhileShown(view, value, _ -> soon());
        return this;
    }

    /// Draws after what runs now.
    public void soon() {
        if (pending) return;
        pending = true;
        Platform.runLater(() -> {
            pending = false;
            draw.run();
        });
    }
}
