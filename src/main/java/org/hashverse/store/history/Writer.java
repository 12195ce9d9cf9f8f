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
import org.hashverse.store.database.StoreEvent;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.store.files.Checksum;
import org.hashverse.store.files.Unforeseen;

/// The one thread that changes the history file. What arrives while a group of changes is being synced to the disk is the
/// next group: alone a change does not wait, in a flood hundreds share one sync. A platform thread, because a native call
/// that waits would pin the carrier of a virtual one.
final class Writer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Writer.class.getName());
    /// Changes in one commit at most, so that nobody waits long for the first.
    private static final int GROUP = 512;
    private static final int CLOSING_SECONDS = 10;

    /// A change of the tables.
    interface Change<T> {
        /// Makes it, within a transaction that others share; what it throws undoes them all.
        T make(Contents contents) throws SQLException;
    }

    /// A change that has nothing to say.
    interface Deed {
        /// Makes it, as a [Change].
        void make(Contents contents) throws SQLException;
    }

    /// As a change.
    static Change<Void> doing(Deed deed) {
        return contents -> {
            deed.make(contents);
            return null;
        };
    }

    /// What becomes of the file while it is open, told on the node thread.
    interface Watcher {
        /// The disk takes no more.
        void full(String why);

        /// It does again. Changes of an earlier round than this one are dropped.
        void room(int round);

        /// Another file stands in the place of the damaged one.
        void repaired(int round, StoreCache held, List<Intake.Arrival> lately, StoreEvent.Repair repair);
    }

    private record Job<T>(int round, boolean stays, Change<T> change, Consumer<T> then, Runnable lost) {}

    private final LinkedBlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
    private final List<Job<?>> kept = new ArrayList<>();
    private final HistoryFile vault;
    private final Readers readers;
    private final Executor node;
    private final Watcher watcher;
    private final StoreLimits limits;
    private final Thread thread;
    private Contents contents;
    private int round;
    private boolean full;
    private volatile SQLException damage;
    private volatile long spare = Long.MAX_VALUE;
    private volatile boolean closing;

    /// Takes over an open file.
    Writer(HistoryFile vault, Contents contents, Readers readers, Executor node, Watcher watcher, StoreLimits limits) {
        this.vault = vault;
        this.contents = contents;
        this.readers = readers;
        this.node = node;
        this.watcher = watcher;
        this.limits = limits;
        thread = Thread.ofPlatform().daemon().name("hashverse-store").start(this::run);
    }

    /// Makes a change soon. After a fault it is dropped unless the node thread has heard of the fault when it asks.
    ///
    /// @param round the round the node thread has heard of
    /// @param then  run on the node thread when the change is on the disk
    /// @param lost  run there instead if it was dropped
    <T> void change(int round, Change<T> change, Consumer<T> then, Runnable lost) {
        queue.add(new Job<>(round, false, change, then, lost));
    }

    /// Makes a change that a person decided: it waits for room rather than being dropped.
    <T> void decide(Change<T> change, Consumer<T> then) {
        queue.add(new Job<>(0, true, change, then, () -> { }));
    }

    /// Somebody read what was not written: the file is to be replaced. Called while the reader still holds the file.
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
                var group = next();
                try {
                    turn(group);
                } catch (RuntimeException | Error bug) { // nobody else writes: this thread must not end
                    Unforeseen.happened(LOG, "a turn of the history failed", bug);
                    stop(group, String.valueOf(bug));
                }
            }
        } catch (InterruptedException hurried) {
            LOG.log(System.Logger.Level.WARNING, "the history was closed in a hurry");
        } finally {
            closeFile();
        }
    }

    private void turn(List<Job<?>> group) {
        if (damage != null) repair(damage);
        else if (full) again();
        else if (!kept.isEmpty()) resume();
        if (!group.isEmpty()) work(group);
    }

    private List<Job<?>> next() throws InterruptedException {
        var group = new ArrayList<Job<?>>();
        var first = full ? queue.poll(limits.retry().toMillis(), TimeUnit.MILLISECONDS) : queue.take();
        if (first != null) group.add(first);
        queue.drainTo(group, GROUP - 1);
        return group;
    }

    private void work(List<Job<?>> group) {
        var now = new ArrayList<Job<?>>();
        for (var job : group) {
            if (job.stays()) now.add(job);
            else if (full || job.round() != round) node.execute(job.lost());
            else now.add(job);
        }
        if (full) kept.addAll(now);
        else commit(now);
    }

    private void commit(List<Job<?>> group) {
        if (group.isEmpty()) return;
        if (!vault.there()) {
            drop(group);
            repair(new Checksum.Damaged("the history file is gone"));
            return;
        }
        if (!enough()) {
            stop(group, "less than " + (limits.reserve() >> 20) + " MiB are free");
            return;
        }
        try {
            make(group);
        } catch (SQLException fault) {
            failed(group, fault);
        } catch (RuntimeException | Error bug) {
            Unforeseen.happened(LOG, "a change of the history failed", bug);
            stop(List.of(), bug.toString()); // the links end and bring again what was lost with it
            for (var job : group) node.execute(job.lost());
        }
    }

    private void make(List<Job<?>> group) throws SQLException {
        var done = new ArrayList<Runnable>();
        contents.tables().commit(() -> {
            for (var job : group) done.add(make(job));
            return null;
        });
        node.execute(() -> done.forEach(Writer::tell));
    }

    /// One that fails must not keep the others from hearing.
    private static void tell(Runnable then) {
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
            if (Faults.senseless(fault)) readers.check();
        }
    }

    private void drop(List<Job<?>> group) {
        for (var job : group) {
            if (job.stays()) kept.add(job);
            else node.execute(job.lost());
        }
    }

    private void stop(List<Job<?>> group, String why) {
        full = true;
        drop(group);
        LOG.log(System.Logger.Level.WARNING, "the history cannot be written: " + why);
        node.execute(() -> watcher.full(why));
    }

    /// Tries again to write to a full disk. The person's decisions go first: deleting a conversation is how a person makes room.
    private void again() {
        if (!kept.isEmpty()) {
            try {
                make(kept);
                kept.clear();
            } catch (SQLException | RuntimeException notYet) {
                LOG.log(System.Logger.Level.DEBUG, "what was decided still waits for room", notYet);
            } catch (Error bug) {
                Unforeseen.happened(LOG, "what was decided could not be done yet", bug);
            }
        }
        if (closing || room()) reopen();
    }

    /// Whether a page's worth of rows can be written: a change that needs no new page says nothing.
    private boolean room() {
        if (!enough()) return false;
        try {
            contents.tables().commit(() -> contents.tables().sql.change("INSERT INTO probe VALUES (zeroblob(65536))"));
            contents.tables().commit(() -> contents.tables().sql.change("DELETE FROM probe"));
            return true;
        } catch (SQLException still) {
            if (Faults.damaged(still)) repair(still);
            return false;
        }
    }

    private boolean enough() {
        long free = vault.spare(0);
        spare = free >= 0 ? free : vault.spare(within());
        return spare >= 0;
    }

    /// Bytes above what stays free on the disk, as the last commit found it. Any thread.
    long spare() {
        return spare;
    }

    private long within() {
        try {
            return contents.tables().sql.number("PRAGMA freelist_count") * contents.tables().sql.number("PRAGMA page_size");
        } catch (SQLException unknown) {
            return 0;
        }
    }

    private void reopen() {
        full = false;
        int now = ++round;
        node.execute(() -> watcher.room(now));
        resume();
    }

    private void resume() {
        var decided = List.copyOf(kept);
        kept.clear();
        commit(decided);
    }

    private void repair(SQLException why) {
        closeFile();
        try {
            var opened = readers.without(() -> vault.repair(why));
            contents = opened.contents();
            var held = contents.cache();
            var lately = Intake.lately(contents.tables());
            damage = null;
            full = false;
            int now = ++round;
            node.execute(() -> watcher.repaired(now, held, lately, opened.repair().orElseThrow()));
            wake(); // what was decided meanwhile is done next
        } catch (IOException | SQLException | RuntimeException notNow) {
            LOG.log(System.Logger.Level.ERROR, "the history cannot be repaired now", notNow);
            damage = why; // tried again as often as a full disk is
            if (!full) node.execute(() -> watcher.full(notNow.getMessage()));
            full = true;
        }
    }

    private void closeFile() {
        try {
            contents.tables().close();
        } catch (SQLException fault) {
            LOG.log(System.Logger.Level.WARNING, "the history was not closed well", fault);
        }
    }

    /// Commits what waits and closes the file.
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
