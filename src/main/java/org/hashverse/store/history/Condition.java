package org.hashverse.store.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hashverse.store.database.StoreEvent;

/// The state of the history file as the node thread knows it. The round counts the faults that are over: times when the disk was full or the file was damaged. A change
/// carries the round that the node thread knew when it queued the change. So the writer can drop changes from before the end of a fault. Node thread only.
final class Condition {
    private final List<StoreEvent> unreported = new ArrayList<>();
    private final Consumer<HistoryFile.Opened> replaced;
    private Consumer<StoreEvent> events = unreported::add;
    private int round;
    private boolean full;

    /// @param replaced receives a rebuilt file
    Condition(Consumer<HistoryFile.Opened> replaced) {
        this.replaced = replaced;
    }

    int round() {
        return round;
    }

    /// Whether the disk is full.
    boolean full() {
        return full;
    }

    /// Sets the listener and reports to it the events that came before.
    void watch(Consumer<StoreEvent> listener) {
        events = listener;
        unreported.forEach(listener);
        unreported.clear();
    }

    void tell(StoreEvent event) {
        events.accept(event);
    }

    /// The disk is full or cannot be written.
    void full(String why) {
        full = true;
        tell(new StoreEvent.Full(why));
    }

    /// The disk can be written again. Changes of a round before this one are dropped.
    void writable(int now) {
        round = now;
        full = false;
        tell(new StoreEvent.Room());
    }

    /// A new file has replaced the damaged one.
    void repaired(int now, HistoryFile.Opened rebuilt) {
        round = now;
        full = false;
        replaced.accept(rebuilt);
        tell(new StoreEvent.Repaired(rebuilt.repair().orElseThrow()));
    }
}
