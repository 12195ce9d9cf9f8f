package org.hashverse.store.history;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hashverse.store.database.Faults;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.store.files.Checksum;
import org.hashverse.store.files.Unforeseen;

/// The only thread that changes the history file. It commits changes in groups: changes that arrive during a sync of the disk form the
/// next group. So a single change does not wait, and many changes share one sync. It is a platform thread, because SQLite's native calls
/// would pin the carrier of a virtual thread.
final class Writer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Writer.class.getName());
    /// The most changes in one commit, so that the first does not wait long.
    private static final int GROUP = 512;
    private static final int CLOSING_SECONDS = 10;

    /// A change of the tables.
    interface Change<T> {
        /// Makes the change in a transaction that it shares with other changes. If it throws, all of them are undone.
        T make(Contents contents) throws SQLException;
    }

    /// A change without a result.
    interface Action {
        /// Makes the change, like [Change#make].
        void make(Contents contents) throws SQLException;
    }

    /// Turns an action into a change.
    static Change<Void> action(Action action) {
        return contents -> {
            action.make(contents);
            return null;
        };
    }

    private record Job<T>(int round, boolean postponable, Change<T> change, Consumer<T> then, Runnable lost) {}

    private final LinkedBlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
    private final List<Job<?>> postponed = new ArrayList<>();
    private final HistoryFile historyFile;
    private final Readers readers;
    private final Executor node;
    private final Condition condition; // node thread
    private final StoreLimits limits;
    private final FreeSpace space;
    private final Thread thread;
    private Contents contents;
    private int round;
    private boolean full;
    private volatile SQLException damage;
    private volatile boolean closing;

    /// Takes over an open file.
    Writer(HistoryFile historyFile, Contents contents, Readers readers, Executor node, Condition condition, StoreLimits limits) {
        this.historyFile = historyFile;
        this.contents = contents;
        this.readers = readers;
        this.node = node;
        this.condition = condition;
        this.limits = limits;
        space = new FreeSpace(historyFile);
        thread = Thread.ofPlatform().daemon().name("hashverse-store").start(this::run);
    }

    /// Queues a change. The change is dropped if the node thread does not know of the last fault yet. Node thread.
    ///
    /// @param then runs on the node thread when the change is on the disk
    /// @param lost runs on the node thread if the change was dropped
    <T> void change(Change<T> change, Consumer<T> then, Runnable lost) {
        queue.add(new Job<>(condition.round(), false, change, then, lost));
    }

    /// Queues a change that must not be lost: if the disk is full, it waits instead of being dropped.
    <T> void decide(Change<T> change, Consumer<T> then) {
        queue.add(new Job<>(0, true, change, then, () -> { }));
    }

    /// Asks for a repair, because a reader found damage. Called while the reader still holds the file.
    void damaged(SQLException why) {
        damage = why;
        wake();
    }

    private void wake() {
        queue.add(new Job<>(0, true, _ -> null, _ -> { }, () -> { }));
    }

    private void run() {
        try {
            while (!(closing && queue.isEmpty())) {
                var group = nextGroup();
                try {
                    runGroup(group);
                } catch (RuntimeException | Error bug) { // this thread must not end: no other thread writes
                    Unforeseen.happened(LOG, "the history writer failed", bug);
                    stop(group, String.valueOf(bug));
                }
            }
        } catch (InterruptedException hurried) {
            LOG.log(System.Logger.Level.WARNING, "the history was closed before all changes were written");
        } finally {
            closeFile();
        }
    }

    private void runGroup(List<Job<?>> group) {
        if (damage != null) repair(damage);
        else if (full) retry();
        else if (!postponed.isEmpty()) commitPostponed();
        if (!group.isEmpty()) sort(group);
    }

    private List<Job<?>> nextGroup() throws InterruptedException {
        var group = new ArrayList<Job<?>>();
        var first = full ? queue.poll(limits.retry().toMillis(), TimeUnit.MILLISECONDS) : queue.take();
        if (first != null) group.add(first);
        queue.drainTo(group, GROUP - 1);
        return group;
    }

    private void sort(List<Job<?>> group) {
        var accepted = new ArrayList<Job<?>>();
        for (var job : group) {
            if (job.postponable()) accepted.add(job);
            else if (full || job.round() != round) node.execute(job.lost());
            else accepted.add(job);
        }
        if (full) postponed.addAll(accepted);
        else commit(accepted);
    }

    private void commit(List<Job<?>> group) {
        if (group.isEmpty()) return;
        if (!historyFile.exists()) {
            drop(group);
            repair(new Checksum.Damaged("the history file is gone"));
            return;
        }
        if (!space.enough(contents.tables())) {
            stop(group, "less than " + (limits.reserve() >> 20) + " MiB are free");
            return;
        }
        try {
            make(group);
        } catch (SQLException fault) {
            failed(group, fault);
        } catch (RuntimeException | Error bug) {
            Unforeseen.happened(LOG, "a change of the history failed", bug);
            stop(List.of(), bug.toString()); // the connections end, and the peers send again what was lost
            for (var job : group) node.execute(job.lost());
        }
    }

    private void make(List<Job<?>> group) throws SQLException {
        var done = new ArrayList<Runnable>();
        contents.tables().commit(() -> {
            for (var job : group) done.add(make(job));
            return null;
        });
        node.execute(() -> done.forEach(Writer::callBack));
    }

    /// A callback that fails must not stop the other callbacks.
    private static void callBack(Runnable then) {
        try {
            then.run();
        } catch (Throwable fault) { // an Error too
            Unforeseen.happened(LOG, "a rule failed", fault);
        }
    }

    private <T> Runnable make(Job<T> job) throws SQLException {
        var made = job.change().make(contents);
        return () -> job.then().accept(made);
    }

    private void failed(List<Job<?>> group, SQLException fault) {
        if (Faults.damaged(fault)) {
            drop(group);
            repair(fault);
        } else {
            stop(group, fault.getMessage());
            if (Faults.sqlError(fault)) readers.check();
        }
    }

    private void drop(List<Job<?>> group) {
        for (var job : group) {
            if (job.postponable()) postponed.add(job);
            else node.execute(job.lost());
        }
    }

    private void stop(List<Job<?>> group, String why) {
        full = true;
        drop(group);
        LOG.log(System.Logger.Level.WARNING, "the history cannot be written: " + why);
        node.execute(() -> condition.full(why));
    }

    /// Tries to write to a full disk. Postponed changes go first: a person frees space by deleting a conversation.
    private void retry() {
        if (!postponed.isEmpty()) {
            try {
                make(postponed);
                postponed.clear();
            } catch (SQLException | RuntimeException notYet) {
                LOG.log(System.Logger.Level.DEBUG, "postponed changes still wait for space", notYet);
            } catch (Error bug) {
                Unforeseen.happened(LOG, "postponed changes failed", bug);
            }
        }
        if (closing || canWrite()) reopen();
    }

    private boolean canWrite() {
        if (!space.enough(contents.tables())) return false;
        try {
            FreeSpace.probe(contents.tables());
            return true;
        } catch (SQLException still) {
            if (Faults.damaged(still)) repair(still);
            return false;
        }
    }

    /// Bytes free on the disk above the reserve, as measured at the last commit. Any thread.
    long spare() {
        return space.spare();
    }

    private void reopen() {
        full = false;
        int now = ++round;
        node.execute(() -> condition.writable(now));
        commitPostponed();
    }

    private void commitPostponed() {
        var changes = List.copyOf(postponed);
        postponed.clear();
        commit(changes);
    }

    private void repair(SQLException why) {
        closeFile();
        try {
            var opened = readers.exclusively(() -> historyFile.repair(why));
            contents = opened.contents();
            var cache = contents.cache();
            var recent = Intake.recent(contents.tables());
            damage = null;
            full = false;
            int now = ++round;
            node.execute(() -> condition.repaired(now, cache, recent, opened.repair().orElseThrow()));
            wake(); // makes the postponed changes
        } catch (IOException | SQLException | RuntimeException notNow) {
            LOG.log(System.Logger.Level.ERROR, "the history cannot be repaired now", notNow);
            damage = why; // the repair is tried again at the interval for a full disk
            if (!full) node.execute(() -> condition.full(notNow.getMessage()));
            full = true;
        }
    }

    private void closeFile() {
        try {
            contents.tables().close();
        } catch (SQLException fault) {
            LOG.log(System.Logger.Level.WARNING, "the history could not be closed", fault);
        }
    }

    /// Commits pending changes and closes the file. Blocks for at most [#CLOSING_SECONDS].
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            if (!thread.join(Duration.ofSeconds(CLOSING_SECONDS))) {
                LOG.log(System.Logger.Level.ERROR, "the history could not be written in time");
                thread.interrupt();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
