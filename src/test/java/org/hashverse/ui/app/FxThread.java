package org.hashverse.ui.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Access to the FX thread for tests that measure time: without TestFX's own waiting. Not to be called on the FX thread.
public final class FxThread {
    private static final long SECONDS = 60;

    private FxThread() {}

    /// Runs a question on the FX thread and returns its answer.
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

    /// Runs an action on the FX thread and waits for its end.
    public static void run(Runnable action) throws Exception {
        ask(() -> {
            action.run();
            return null;
        });
    }

    /// Waits until a condition holds on the FX thread.
    public static void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!ask(condition)) {
            if (System.nanoTime() > end) throw new AssertionError("the condition did not become true");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /// Waits until the stage has drawn its current content. Returns at once for a stage without a scene.
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
