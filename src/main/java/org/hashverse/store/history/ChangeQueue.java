package org.hashverse.store.history;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Changes of the history that wait for the [Writer], in their order. Any thread adds changes; the writer thread takes them in groups.
final class ChangeQueue {
    /// The most changes taken at once for one commit, so that the first does not wait long.
    static final int GROUP = 512;

    /// A change of the tables.
    interface TableChange<T> {
        /// Makes the change in a transaction that it shares with other changes. If it throws, all of them are undone.
        T make(Contents contents) throws SQLException;
    }

    /// A change without a result.
    interface Action {
        /// Makes the change, like [TableChange#make].
        void make(Contents contents) throws SQLException;
    }

    /// Turns an action into a change.
    static TableChange<Void> action(Action action) {
        return contents -> {
            action.make(contents);
            return null;
        };
    }

    /// A change that waits.
    ///
    /// @param round  how many faults of the history were over, as the node thread knew it when it queued the change, see [Condition]; 0 if postponable
    /// @param kind   whether it waits for a full disk, and whether its commit waits for the disk
    /// @param change what to do
    /// @param then   runs on the node thread when the change is committed
    /// @param lost   runs on the node thread if the change was dropped
    record Queued<T>(int round, Kind kind, TableChange<T> change, Consumer<T> then, Runnable lost) {
        boolean postponable() {
            return kind == Kind.POSTPONABLE;
        }
    }

    /// What happens to a change while the disk is full or the file is repaired, and if the power fails.
    enum Kind {
        /// It is dropped while the disk is full, and by a repair. Once committed it is on the disk.
        DROPPABLE,
        /// It waits while the disk is full or the file is repaired. Once committed it is on the disk.
        POSTPONABLE,
        /// It is dropped while the disk is full, and by a repair. A commit of such changes alone does not wait for the disk. A power failure may undo it; then the peer tells it
        /// again after the next HELLO, or, for the index of words, it is made again. A crash of the program does not undo it.
        REPEATABLE
    }

    private final ArrayDeque<Queued<?>> queue = new ArrayDeque<>(); // guarded by this

    /// Queues a change. It is dropped if a fault began and ended since: the node thread queued it without knowing of that fault.
    <T> void add(int round, TableChange<T> change, Consumer<T> then, Runnable lost) {
        add(new Queued<>(round, Kind.DROPPABLE, change, then, lost));
    }

    /// As [#add], for a change that a power failure may undo.
    <T> void addRepeatable(int round, TableChange<T> change, Consumer<T> then) {
        add(new Queued<>(round, Kind.REPEATABLE, change, then, () -> { }));
    }

    /// Queues a change that must not be lost: if the disk is full or the file damaged, it waits instead of being dropped.
    <T> void addPostponable(TableChange<T> change, Consumer<T> then) {
        add(new Queued<>(0, Kind.POSTPONABLE, change, then, () -> { }));
    }

    private synchronized void add(Queued<?> change) {
        queue.add(change);
        notifyAll();
    }

    /// Queues all changes that `adding` adds, before the writer takes one of them. It must be quick.
    synchronized void together(Runnable adding) {
        adding.run();
    }

    /// Wakes the writer: queues a change that does nothing.
    void wake() {
        addPostponable(_ -> null, _ -> { });
    }

    synchronized boolean isEmpty() {
        return queue.isEmpty();
    }

    /// Waits for a change, and takes it with those that came meanwhile.
    synchronized List<Queued<?>> take() throws InterruptedException {
        while (queue.isEmpty()) wait();
        return group();
    }

    /// As [#take], but waits no longer than a time. Empty if no change came.
    synchronized List<Queued<?>> take(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); queue.isEmpty() && left > 0; left = end - System.nanoTime()) TimeUnit.NANOSECONDS.timedWait(this, left);
        return group();
    }

    private List<Queued<?>> group() {
        var group = new ArrayList<Queued<?>>();
        while (group.size() < GROUP && !queue.isEmpty()) group.add(queue.poll());
        return group;
    }
}
