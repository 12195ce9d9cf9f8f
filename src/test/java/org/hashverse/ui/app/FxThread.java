package org.hashverse.ui.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The FX thread as tests that measure it see it: without TestFX's own waiting. Never to be called on that thread itself.
public final class FxThread {
    private static final long SECONDS = 60;

    private FxThread() {}

    /// What `question` says there.
    public static <T> T ask(Callable<T> question) throws Exception {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.call());
            } catch (Throwable fault) { // a failed assertion too
                answer.completeExceptionally(fault);
            }
        });
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    public static void run(Runnable what) throws Exception {
        ask(() -> {
            what.run();
            return null;
        });
    }

    public static void until(Callable<Boolean> so) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!ask(so)) {
            if (System.nanoTime() > end) throw new AssertionError("never so");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /// Waits until the stage shows what it knows; at once for one without a scene.
    public static void drawn(Stage stage) throws Exception {
        var pulse = new CompletableFuture<Void>();
        run(() -> {
            var scene = stage.getScene();
            if (scene == null) {
                pulse.complete(null);
                return;
            }
            var after = new Runnable[1];
            after[0] = () -> {
                scene.removePostLayoutPulseListener(after[0]);
                pulse.complete(null);
            };
            scene.addPostLayoutPulseListener(after[0]);
            Platform.requestNextPulse();
        });
        pulse.get(SECONDS, TimeUnit.SECONDS);
    }
}
