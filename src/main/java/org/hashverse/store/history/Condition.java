package org.hashverse.store.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.hashverse.store.database.StoreEvent;

/// The state of the history file as the node thread knows it. Each change carries the number of the round that the node thread knows. A fault begins a new round, so changes
/// from before the fault are dropped. Node thread only.
final class Condition implements Writer.Watcher {
    private final List<StoreEvent> untold = new ArrayList<>();
    private final BiConsumer<StoreCache, List<Intake.Arrival>> replaced;
    private Consumer<StoreEvent> events = untold::add;
    private int round;
    private boolean full;

    /// @param replaced told what a rebuilt file holds, and which messages came lately
    Condition(BiConsumer<StoreCache, List<Intake.Arrival>> replaced) {
        this.replaced = replaced;
    }

    int round() {
        return round;
    }

    /// Whether the disk takes no more.
    boolean full() {
        return full;
    }

    /// Sets the listener, and tells it the events that came before.
    void watch(Consumer<StoreEvent> listener) {
        events = listener;
        untold.forEach(listener);
        untold.clear();
    }

    void tell(StoreEvent event) {
        events.accept(event);
    }

    @Override
    public void full(String why) {
        full = true;
        tell(new StoreEvent.Full(why));
    }

    @Override
    public void room(int now) {
        round = now;
        full = false;
        tell(new StoreEvent.Room());
    }

    @Override
    public void repaired(int now, StoreCache held, List<Intake.Arrival> lately, StoreEvent.Repair repair) {
        round = now;
        full = false;
        replaced.accept(held, lately);
        tell(new StoreEvent.Repaired(repair));
    }
}
