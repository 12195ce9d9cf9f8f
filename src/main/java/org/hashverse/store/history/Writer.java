package org.hashverse.store.history;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.hashverse.store.database.Faults;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.store.files.Checksum;
import org.hashverse.store.files.Unforeseen;
import org.hashverse.store.history.ChangeQueue.Queued;

/// The only thread that changes the history file. It commits changes in groups: changes that arrive during a sync of the disk form the
/// next group. So a single change does not wait, and many changes share one sync. It is a platform thread, because SQLite's native calls
/// would pin the carrier of a virtual thread.
final class Writer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Writer.class.getName());
    private static final int CLOSING_SECONDS = 10;

    private final List<Queued<?>> postponed = new ArrayList<>();
    private final HistoryFile historyFile;
    private final Readers readers;
    private final ChangeQueue queue;
    private final Executor node;
    private final Condition condition; // node thread
    private final StoreLimits limits;
    private final FreeSpace space;
    private final Queued<Void> indexing;
    private final Thread thread;
    private Contents contents;
    private int round;
    private boolean full;
    private volatile SQLException damage; // waits for a repair; null for none
    private volatile boolean closing;

    /// Takes over an open file.
    Writer(HistoryFile historyFile, Contents contents, Readers readers, ChangeQueue queue, Executor node, Condition condition, StoreLimits limits) {
        this.historyFile = historyFile;
        this.contents = contents;
        this.readers = readers;
        this.queue = queue;
        this.node = node;
        this.condition = condition;
        this.limits = limits;
        space = new FreeSpace(historyFile);
        indexing = new Queued<>(0, ChangeQueue.Kind.REPEATABLE, ChangeQueue.action(changed -> changed.tables().index(limits.segment())), _ -> { }, () -> { });
        thread = Thread.ofPlatform().daemon().name("hashverse-store").start(this::run);
    }

    /// Asks for a repair, because a query or a check found damage. See [Readers#onDamage] for the thread.
    void damaged(SQLException why) {
        damage = why;
        queue.wake();
    }

    private void run() {
        boolean idle = false;
        try {
            while (!(closing && queue.isEmpty())) {
                var group = take(idle);
                idle = group.isEmpty();
                try {
                    runGroup(group);
                    index(idle);
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

    /// Waits for changes, but only if nothing has to be done without them.
    ///
    /// @param idle whether no change came the last time
    private List<Queued<?>> take(boolean idle) throws InterruptedException {
        if (full) return queue.take(limits.retry());
        if (contents.tables().isIndexDue(limits.segment())) return queue.take(Duration.ZERO);
        if (contents.tables().isIndexStale()) return queue.take(idle ? Duration.ZERO : limits.indexAfter());
        return queue.take();
    }

    /// First handles a fault and the postponed changes, which are older than the group.
    private void runGroup(List<Queued<?>> group) {
        if (damage != null) repair(damage);
        else if (full) retry();
        else if (!postponed.isEmpty()) commitPostponed();
        if (!group.isEmpty()) commitOrPostpone(group);
    }

    /// Commits a group, without changes that were queued before the end of a fault. While the disk is full, it drops the group except postponable changes.
    private void commitOrPostpone(List<Queued<?>> group) {
        var accepted = new ArrayList<Queued<?>>();
        for (var queued : group) {
            if (queued.postponable()) accepted.add(queued);
            else if (full || queued.round() != round) node.execute(queued.lost());
            else accepted.add(queued);
        }
        if (full) postponed.addAll(accepted);
        else commit(accepted);
    }

    private void commit(List<Queued<?>> group) {
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
            // the connections end, and the peers send again what was lost. Postponable changes are lost too: one of them may be what fails each time
            stop(List.of(), bug.toString());
            for (var queued : group) node.execute(queued.lost());
        }
    }

    /// Writes one segment of the index of words if one is due, in a commit of its own: if that fails, no message is lost.
    ///
    /// @param idle whether there is time for a stale one
    private void index(boolean idle) {
        var tables = contents.tables();
        if (!full && (tables.isIndexDue(limits.segment()) || idle && tables.isIndexStale())) commit(List.of(indexing));
    }

    private void make(List<Queued<?>> group) throws SQLException {
        var done = new ArrayList<Runnable>();
        boolean waitForDisk = !group.stream().allMatch(queued -> queued.kind() == ChangeQueue.Kind.REPEATABLE);
        contents.tables().commit(waitForDisk, () -> {
            for (var queued : group) done.add(make(queued));
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

    private <T> Runnable make(Queued<T> queued) throws SQLException {
        var made = queued.change().make(contents);
        return () -> queued.then().accept(made);
    }

    private void failed(List<Queued<?>> group, SQLException fault) {
        if (Faults.damaged(fault)) {
            drop(group);
            repair(fault);
        } else {
            stop(group, fault.getMessage());
            if (Faults.sqlError(fault)) readers.checkSoon();
        }
    }

    /// Drops a group after a fault; its postponable changes are postponed.
    private void drop(List<Queued<?>> group) {
        for (var queued : group) {
            if (queued.postponable()) postponed.add(queued);
            else node.execute(queued.lost());
        }
    }

    /// Drops a group, except postponable changes, and writes no more until [#retry] succeeds.
    private void stop(List<Queued<?>> group, String why) {
        full = true;
        drop(group);
        LOG.log(System.Logger.Level.WARNING, "the history cannot be written: " + why);
        node.execute(() -> condition.full(why));
    }

    /// Tries to write to a full disk. Postponed changes go first: a conversation that the person deletes is one, and frees space.
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
        if (closing || canWrite()) resume(); // when closing, a last attempt
    }

    /// The index of words must fit too: otherwise the disk would count as full again at once.
    private boolean canWrite() {
        if (!space.enough(contents.tables())) return false;
        try {
            FreeSpace.probe(contents.tables());
            make(List.of(indexing));
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

    /// Writes again after a full disk.
    private void resume() {
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

    /// Replaces the damaged file. If that fails, the history counts as full, and [#runGroup] tries again.
    private void repair(SQLException why) {
        closeFile();
        try {
            var opened = readers.exclusively(() -> historyFile.repair(why));
            contents = opened.contents();
            damage = null;
            full = false;
            int now = ++round;
            node.execute(() -> condition.repaired(now, opened));
            queue.wake(); // makes the postponed changes
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
        queue.wake();
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
