package org.hashverse.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;

/// Runs something about once a second on the FX thread. No `Timeline`: while one runs, every window is asked sixty times a
/// second whether there is something to draw, and an idle program costs three times as much. For the FX thread.
final class Seconds {
    private static final Executor NEXT = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Platform::runLater);
    private final Runnable tick;
    // one for each time that it runs; what an earlier one still has on its way does nothing
    private Object running;

    /// @param tick what to run; stands still until [#play]
    Seconds(Runnable tick) {
        this.tick = tick;
    }

    /// Runs while a view is in a window.
    Seconds in(Node view) {
        view.sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) stop();
            else play();
        });
        return this;
    }

    void play() {
        if (running != null) return;
        running = new Object();
        next(running);
    }

    void stop() {
        running = null;
    }

    // only after the last one ran: a thread that is busy finds one waiting, not many
    private void next(Object run) {
        NEXT.execute(() -> {
            if (running != run) return;
            next(run);
            tick.run();
        });
    }
}
