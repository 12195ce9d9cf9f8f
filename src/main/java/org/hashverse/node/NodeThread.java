package org.hashverse.node;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hashverse.store.files.Unforeseen;

/// The one thread that the rules run on. A task that fails is logged and the next one runs.
final class NodeThread implements Executor, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(NodeThread.class.getName());
    private final ScheduledThreadPoolExecutor executor;
    private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();
    private volatile Runnable stirred = () -> { };

    NodeThread() {
        executor = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("hashverse-node").factory());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
    }

    /// Runs a task soon; once closed, not at all.
    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(() -> stirring(task));
        } catch (RejectedExecutionException closed) {
            // nobody is left to care
        }
    }

    /// Runs a task once, later.
    void after(Duration delay, Runnable task) {
        try {
            executor.schedule(() -> stirring(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // nobody is left to care
        }
    }

    /// Runs what looks at the clocks, later, unless it is cancelled before; unlike other tasks it stirs nothing, see [#stirs].
    Future<?> look(long nanos, Runnable task) {
        try {
            return executor.schedule(() -> guarded(task), nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /// What is run after each task from now on: it may have made something due.
    void stirs(Runnable what) {
        stirred = what;
    }

    /// Asks for something that is known at once; once closed, the answer is a [CancellationException].
    <T> CompletableFuture<T> ask(Supplier<T> question) {
        return askLater(() -> CompletableFuture.completedFuture(question.get()));
    }

    /// Asks for something whose answer takes its time.
    <T> CompletableFuture<T> askLater(Supplier<CompletableFuture<T>> question) {
        var answer = new CompletableFuture<T>();
        open.add(answer);
        answer.whenComplete((_, _) -> open.remove(answer));
        try {
            executor.execute(() -> {
                try {
                    question.get().whenComplete((value, fault) -> {
                        if (fault == null) answer.complete(value);
                        else answer.completeExceptionally(fault);
                    });
                } catch (Throwable fault) { // an Error too: somebody waits for the answer
                    answer.completeExceptionally(fault);
                    Unforeseen.happened(LOG, "a rule failed", fault);
                }
                guarded(stirred);
            });
        } catch (RejectedExecutionException closed) {
            answer.completeExceptionally(new CancellationException("the node is closed"));
        }
        return answer;
    }

    private void stirring(Runnable task) {
        guarded(task);
        guarded(stirred);
    }

    /// Runs a rule for one of several. Where it fails, that is logged and nothing is thrown, so that the others have their turn.
    static void guarded(Runnable task) {
        try {
            task.run();
        } catch (Throwable fault) { // an Error too: a timer that throws once never comes again
            Unforeseen.happened(LOG, "a rule failed", fault);
        }
    }

    /// Runs what waits already and ends; whoever still waits for an answer hears that none will come.
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(2, TimeUnit.SECONDS)) executor.shutdownNow();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        for (var answer : open) answer.completeExceptionally(new CancellationException("the node is closed"));
    }
}
