package org.hashverse.ui.app;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Access to the FX thread, without TestFX's own waiting, which sleeps for a while and hopes that the window was laid out meanwhile. Call it on other threads; only [#settle] may be called on the FX thread.
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

    /// Runs an action on the FX thread, and waits until the windows show what came of it.
    public static void act(Runnable action) {
        try {
            run(action);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) throw error;
            if (failed.getCause() instanceof RuntimeException fault) throw fault;
            throw new AssertionError(failed.getCause());
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
        settle();
    }

    /// Waits until the FX thread has done what it was asked, and the windows are laid out. It waits for two pulses, because the first layout may ask for a second. Does nothing on the FX thread.
    public static void settle() {
        if (Platform.isFxApplicationThread()) return;
        try {
            for (int pulses = 0; pulses < 2; pulses++) {
                var scene = ask(() -> Window.getWindows().stream().filter(window -> window.isShowing() && window.getScene() != null).map(Window::getScene).findFirst());
                if (scene.isPresent()) laidOut(scene.get());
            }
            ask(() -> null);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /// Waits until a condition holds on the FX thread.
    public static void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!ask(condition)) {
            if (System.nanoTime() > end) throw new AssertionError("the condition did not become true");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /// Waits until the content of the stage is laid out. Returns at once for a stage without a scene.
    public static void awaitLayout(Stage stage) throws Exception {
        var scene = ask(() -> Optional.ofNullable(stage.getScene()));
        if (scene.isPresent()) laidOut(scene.get());
    }

    /// Waits for the next pulse, in which all scenes are laid out.
    private static void laidOut(Scene scene) throws Exception {
        var pulse = new CompletableFuture<Void>();
        run(() -> {
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
