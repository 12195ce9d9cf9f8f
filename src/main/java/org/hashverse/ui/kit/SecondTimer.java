package org.hashverse.ui.kit;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;

/// Runs something about once a second on the FX thread while something counts or has happened, every [#QUIET] seconds else, and all that is to run in one go:
/// each time that a program wakes costs more than what it then does. No `Timeline`: while one runs, every window is asked sixty times a second whether there
/// is something to draw. For the FX thread, but for [#stir].
public final class SecondTimer {
    /// Seconds between two times where nothing goes on: what then changes by itself are times of day, by the minute.
    static final int QUIET = 5;
    private static final Pause PAUSE = new Pause(Duration.ofSeconds(QUIET), Duration.ofSeconds(1));
    private static final SequencedSet<SecondTimer> RUNNING = new LinkedHashSet<>();
    private static boolean waiting;

    private final Runnable tick;
    private final BooleanSupplier counting;

    /// @param tick     what to run; stands still until [#play]
    /// @param counting whether something is shown, or due, that counts seconds
    public SecondTimer(Runnable tick, BooleanSupplier counting) {
        this.tick = tick;
        this.counting = counting;
    }

    /// Something happened: it runs in a second. From any thread.
    public static void stir() {
        PAUSE.stir();
    }

    /// Runs while a view is in a window.
    public SecondTimer in(Node view) {
        view.sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) stop();
            else play();
        });
        return this;
    }

    public void play() {
        RUNNING.add(this);
        next();
    }

    public void stop() {
        RUNNING.remove(this);
    }

    // only after the last one ran: a thread that is busy finds one waiting, not many
    private static void next() {
        if (waiting || RUNNING.isEmpty()) return;
        waiting = true;
        PAUSE.begin(() -> Platform.runLater(SecondTimer::run));
    }

    private static void run() {
        waiting = false;
        next();
        for (var one : List.copyOf(RUNNING)) if (RUNNING.contains(one)) one.tick.run();
        if (RUNNING.stream().anyMatch(one -> one.counting.getAsBoolean())) stir();
    }
}
