package org.hashverse.ui.kit;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Passes the node's answers to the FX thread, which never waits for them; and threads for what must not run there.
public final class OnFx {
    private static final System.Logger LOG = System.getLogger(OnFx.class.getName());

    /// Runs each task on a thread of its own. For tasks that may block in the system: on a sleeping disk, or a network share that is gone.
    public static final Executor ASIDE = task -> Thread.ofPlatform().daemon().name("window-aside").start(task);

    private OnFx() {}

    /// Runs `next` on the FX thread with the answer. If the node could not answer, runs `failed` there, because the person waits for a result on the screen. Runs
    /// neither if the question was cancelled or the node has closed.
    public static <T> void then(CompletableFuture<T> answer, Consumer<? super T> next, Runnable failed) {
        answer.whenComplete((value, failure) -> Platform.runLater(() -> {
            if (failure == null) {
                next.accept(value);
            } else if (!(failure instanceof CancellationException || failure.getCause() instanceof CancellationException)) { // the exception is wrapped if a part of the answer was cancelled
                LOG.log(System.Logger.Level.WARNING, "the node could not answer", failure);
                failed.run();
            }
        }));
    }
}
