package org.hashverse.ui.kit;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;

/// How the window goes on when the node has answered. The FX thread itself never waits.
public final class OnFx {
    private static final System.Logger LOG = System.getLogger(OnFx.class.getName());

    /// A thread of its own for what may block in the system: a disk that went to sleep, a share that is gone.
    public static final Executor ASIDE = task -> Thread.ofPlatform().daemon().name("hashverse-aside").start(task);

    private OnFx() {}

    /// Runs `next` on the FX thread with the answer, once there is one, or `failed` if the node could not answer: somebody waits on the screen.
    /// Neither for a question that was taken back or whose node has closed.
    public static <T> void then(CompletableFuture<T> answer, Consumer<? super T> next, Runnable failed) {
        answer.whenComplete((value, failure) -> Platform.runLater(() -> {
            if (failure == null) {
                next.accept(value);
            } else if (!(failure instanceof CancellationException || failure.getCause() instanceof CancellationException)) { // bare, or of a part of the question
                LOG.log(System.Logger.Level.WARNING, "the node could not answer", failure);
                failed.run();
            }
        }));
    }
}
