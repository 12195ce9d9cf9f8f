package org.hashverse.ui.kit;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// Runs tasks on the FX thread in order, many in one `runLater`. While thousands of tasks arrive, input and drawing get their turn between two batches. Each batch
/// makes the [SecondTimer]s run soon. Tasks may come from any thread.
public final class FxBatch implements Executor {
    private static final int MOST = 300;
    private static final long NANOS = 6_000_000;
    private final ConcurrentLinkedQueue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean pending = new AtomicBoolean();
    private final Executor later;

    /// @param later runs one task soon on the FX thread: `Platform::runLater`
    public FxBatch(Executor later) {
        this.later = later;
    }

    @Override
    public void execute(Runnable task) {
        queue.add(task);
        if (pending.compareAndSet(false, true)) later.execute(this::drain);
    }

    private void drain() {
        // cleared first: a task added from here on requests the next batch
        pending.set(false);
        SecondTimer.stir();
        long begun = System.nanoTime();
        for (int done = 0; done < MOST && System.nanoTime() - begun < NANOS; done++) {
            var task = queue.poll();
            if (task == null) return;
            try {
                task.run();
            } catch (Throwable fault) { // one event that cannot be shown must not silence the others
                var thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, fault);
            }
        }
        if (!queue.isEmpty() && pending.compareAndSet(false, true)) later.execute(this::drain);
    }
}
