package org.hashverse.ui.kit;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;

/// Runs a task about once a second on the FX thread while something counts seconds or has just happened, and every [#QUIET] seconds otherwise.
///
/// All timers run together, because waking the program costs more than the tasks. It is no `Timeline`: while one runs, JavaFX asks every window sixty times a
/// second whether there is something to draw. FX thread only, except [#stir].
public final class SecondTimer {
    /// Seconds between two runs while nothing happens. Only times of day change then, by the minute.
    static final int QUIET = 5;
    private static final Pause PAUSE = new Pause(Duration.ofSeconds(QUIET), Duration.ofSeconds(1));
    private static final SequencedSet<SecondTimer> RUNNING = new LinkedHashSet<>();
    private static boolean waiting;

    private final Runnable tick;
    private final BooleanSupplier counting;

    /// @param tick     the task; does not run before [#play]
    /// @param counting whether the window shows, or waits for, something that counts seconds
    public SecondTimer(Runnable tick, BooleanSupplier counting) {
        this.tick = tick;
        this.counting = counting;
    }

    /// Reports that something happened: all timers run within a second. Any thread.
    public static void stir() {
        PAUSE.stir();
    }

    /// Runs the timer while a view is in a window.
    public SecondTimer in(Node view) {
        view.sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) stop();
            else play();
        });
        return this;
    }

    /// Starts the timer.
    public void play() {
        RUNNING.add(this);
        next();
    }

    /// Stops the timer.
    public void stop() {
        RUNNING.remove(this);
    }

    // one run at most is requested at a time: if the FX thread is busy, runs must not pile up
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
