package org.hashverse.node.kit;

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

/// The node thread: runs all tasks of the node one after the other. If a task fails, the failure is logged and the next one runs. For any thread.
public final class NodeThread implements Executor, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(NodeThread.class.getName());
    private final ScheduledThreadPoolExecutor executor;
    private final Set<CompletableFuture<?>> openAnswers = ConcurrentHashMap.newKeySet();
    private volatile Runnable afterEach = () -> { };

    /// Starts the thread.
    public NodeThread() {
        executor = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("hashverse-node").factory());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
    }

    /// Runs a task soon. Does nothing if the node is closed.
    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(() -> runTask(task));
        } catch (RejectedExecutionException closed) {
            // no task runs any more
        }
    }

    /// Runs a task once, after a delay. Does nothing if the node is closed before that.
    public void after(Duration delay, Runnable task) {
        try {
            executor.schedule(() -> runTask(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // no task runs any more
        }
    }

    /// Runs the tick after `nanos`, unless it is cancelled before. The action of [#afterEachTask] does not run after the tick, because that action plans the tick.
    public Future<?> tickAfter(long nanos, Runnable tick) {
        try {
            return executor.schedule(() -> guarded(tick), nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /// Sets an action that runs on the node thread after each task, but not after a tick: the task may have made something due.
    public void afterEachTask(Runnable action) {
        afterEach = action;
    }

    /// Runs a question on the node thread and completes there with its answer; fails there with what the question throws. If the node is closed, completes with a
    /// [CancellationException].
    public <T> CompletableFuture<T> ask(Supplier<T> question) {
        return askLater(() -> CompletableFuture.completedFuture(question.get()));
    }

    /// Runs a question as [#ask] does, whose answer comes later.
    public <T> CompletableFuture<T> askLater(Supplier<CompletableFuture<T>> question) {
        var answer = new CompletableFuture<T>();
        openAnswers.add(answer);
        answer.whenComplete((_, _) -> openAnswers.remove(answer));
        try {
            executor.execute(() -> {
                try {
                    question.get().whenComplete((value, fault) -> {
                        if (fault == null) answer.complete(value);
                        else answer.completeExceptionally(fault);
                    });
                } catch (Throwable fault) { // an Error too, because a caller waits for the answer
                    answer.completeExceptionally(fault);
                    Unforeseen.happened(LOG, "a rule failed", fault);
                }
                guarded(afterEach);
            });
        } catch (RejectedExecutionException closed) {
            answer.completeExceptionally(new CancellationException("the node is closed"));
        }
        return answer;
    }

    private void runTask(Runnable task) {
        guarded(task);
        guarded(afterEach);
    }

    /// Runs a task. If it fails, the failure is logged and nothing is thrown, so that the caller can go on with others.
    public static void guarded(Runnable task) {
        try {
            task.run();
        } catch (Throwable fault) { // an Error too, because a timer that throws once does not run again
            Unforeseen.happened(LOG, "a rule failed", fault);
        }
    }

    /// Runs the tasks that wait, but not those of [#after], and ends the thread. Blocks for at most two seconds. Answers that are still open complete with a
    /// [CancellationException].
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(2, TimeUnit.SECONDS)) executor.shutdownNow();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (var answer : openAnswers) answer.completeExceptionally(new CancellationException("the node is closed"));
    }
}
