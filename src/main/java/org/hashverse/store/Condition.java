package org.hashverse.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// How the file fares, as far as the node thread has heard: changes are asked for under the round it knows, so that what it
/// asked before it heard of a fault is not done after it. Node thread only.
final class Condition implements Writer.Watcher {
    private final List<StoreEvent> untold = new ArrayList<>();
    private final BiConsumer<Held, List<Intake.Arrival>> replaced;
    private Consumer<StoreEvent> events = untold::add;
    private int round;
    private boolean full;

    /// @param replaced told what another file holds, and what came into it lately
    Condition(BiConsumer<Held, List<Intake.Arrival>> replaced) {
        this.replaced = replaced;
    }

    int round() {
        return round;
    }

    /// Whether the disk takes no more.
    boolean full() {
        return full;
    }

    /// Who is told, of what came before too.
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
    public void repaired(int now, Held held, List<Intake.Arrival> lately, StoreEvent.Repair repair) {
        round = now;
        full = false;
        replaced.accept(held, lately);
        tell(new StoreEvent.Repaired(repair));
    }
}
