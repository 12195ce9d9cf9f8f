package org.hashverse.ui;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;

/// Runs something about once a second on the FX thread, all that is to run in one go: each time that a program wakes costs more than what it then does. No
/// `Timeline`: while one runs, every window is asked sixty times a second whether there is something to draw. For the FX thread.
final class Seconds {
    private static final Executor NEXT = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Platform::runLater);
    private static final SequencedSet<Seconds> RUNNING = new LinkedHashSet<>();
    private static boolean waiting;

    private final Runnable tick;

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
        RUNNING.add(this);
        next();
    }

    void stop() {
        RUNNING.remove(this);
    }

    // only after the last one ran: a thread that is busy finds one waiting, not many
    private static void next() {
        if (waiting || RUNNING.isEmpty()) return;
        waiting = true;
        NEXT.execute(Seconds::run);
    }

    private static void run() {
        waiting = false;
        next();
        for (var one : List.copyOf(RUNNING)) if (RUNNING.contains(one)) one.tick.run();
    }
}
