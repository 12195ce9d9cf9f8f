package org.hashverse.store.history;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hashverse.store.database.StoreLimits;

/// The threads of an open history: [Writer], [Readers] and the daily check. The callbacks of changes and questions run on the node thread. Node
/// thread only, except [#checkAndBackUp].
final class HistoryThreads implements AutoCloseable {
    /// The state of the file as the node thread knows it.
    private final Condition condition;
    private final ChangeQueue changes = new ChangeQueue();
    private final Readers readers;
    private final Writer writer;
    private final ScheduledExecutorService dailyCheck = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name("hashverse-check").factory());

    /// Starts the threads, which take over an open file.
    HistoryThreads(HistoryFile historyFile, Contents contents, Executor node, Condition condition, StoreLimits limits) {
        this.condition = condition;
        readers = new Readers(historyFile, node);
        writer = new Writer(historyFile, contents, readers, changes, node, condition, limits);
        readers.onDamage(writer::damaged);
        dailyCheck.scheduleWithFixedDelay(readers::checkAndBackUp, limits.checkAfter().toMillis(), StoreLimits.DAY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Lets all changes that `calls` asks for be made in one commit, if they all fit into one. It must be quick.
    void together(Runnable calls) {
        changes.together(calls);
    }

    /// Makes a change soon. Does not report it if the change is dropped.
    ///
    /// @param then runs when the change is on the disk
    <T> void change(ChangeQueue.TableChange<T> change, Consumer<T> then) {
        change(change, then, () -> { });
    }

    /// Makes a change soon.
    ///
    /// @param then runs when the change is on the disk
    /// @param lost runs if the change was dropped, because the disk is full, the file damaged, or a fault ended since the change was queued
    <T> void change(ChangeQueue.TableChange<T> change, Consumer<T> then, Runnable lost) {
        // the end of a fault begins a new round; the writer drops changes of an older round, because the node thread queued them without knowing of that fault
        changes.add(condition.round(), change, then, lost);
    }

    /// Makes a change that a power failure may undo, because what it notes is learnt again. So it does not wait for the disk. Does not report it if the change is dropped.
    ///
    /// @param then runs when the change is committed
    <T> void changeRepeatable(ChangeQueue.TableChange<T> change, Consumer<T> then) {
        changes.addRepeatable(condition.round(), change, then);
    }

    /// Makes a change that must not be lost: if the disk is full or the file damaged, it waits instead of being dropped.
    ///
    /// @param then runs when the change is on the disk
    <T> void changePostponable(ChangeQueue.TableChange<T> change, Consumer<T> then) {
        changes.addPostponable(change, then);
    }

    /// See [Readers#ask].
    <T> void ask(Readers.Question<T> question, Consumer<T> answer) {
        readers.ask(question, answer);
    }

    /// Bytes free on the disk above the reserve, as measured at the last commit.
    long spare() {
        return writer.spare();
    }

    /// See [Readers#checkAndBackUp]. Not for the node thread.
    void checkAndBackUp() {
        readers.checkAndBackUp();
    }

    /// Commits pending changes and closes the file. Afterwards no thread uses the files of the profile, so that another program may open it; unless the disk hangs: each thread is waited for a few
    /// seconds at most.
    @Override
    public void close() {
        dailyCheck.shutdown();
        readers.close();
        writer.close(); // before the check: what must be kept does not wait for it
        try {
            if (!dailyCheck.awaitTermination(Readers.CLOSING_SECONDS, TimeUnit.SECONDS)) dailyCheck.shutdownNow();
        } catch (InterruptedException hurried) {
            dailyCheck.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
