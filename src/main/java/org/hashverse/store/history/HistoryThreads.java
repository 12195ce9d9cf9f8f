package org.hashverse.store.history;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hashverse.store.database.StoreLimits;

/// The threads of an open history: [Writer], [Readers] and the daily check. Their callbacks run on the node thread. Node thread only, except [#checkAndBackUp].
final class HistoryThreads implements AutoCloseable {
    private final Readers readers;
    private final Writer writer;
    private final ScheduledExecutorService dailyCheck = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name("hashverse-check").factory());

    /// Starts the threads, which take over an open file.
    HistoryThreads(HistoryFile historyFile, Contents contents, Executor node, Condition condition, StoreLimits limits) {
        readers = new Readers(historyFile, node);
        writer = new Writer(historyFile, contents, readers, node, condition, limits);
        readers.damaged(writer::damaged);
        dailyCheck.scheduleWithFixedDelay(readers::checkAndBackUp, limits.checkAfter().toMillis(), StoreLimits.DAY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// As [Writer#change], for a change whose loss nobody waits for.
    <T> void change(Writer.Change<T> change, Consumer<T> then) {
        change(change, then, () -> { });
    }

    /// See [Writer#change].
    <T> void change(Writer.Change<T> change, Consumer<T> then, Runnable lost) {
        writer.change(change, then, lost);
    }

    /// See [Writer#decide].
    <T> void decide(Writer.Change<T> change, Consumer<T> then) {
        writer.decide(change, then);
    }

    /// See [Readers#ask].
    <T> void ask(Readers.Question<T> question, Consumer<T> answer) {
        readers.ask(question, answer);
    }

    /// See [Writer#spare].
    long spare() {
        return writer.spare();
    }

    /// See [Readers#checkAndBackUp]. Not for the node thread.
    void checkAndBackUp() {
        readers.checkAndBackUp();
    }

    /// Commits pending changes and closes the file. Blocks.
    @Override
    public void close() {
        dailyCheck.shutdownNow();
        readers.close();
        writer.close();
    }
}
