package org.hashverse.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.database.StoreEvent;

/// Conditions that concern all conversations: of this computer, its disk and our key. FX thread only.
public final class Conditions {
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper elsewhere = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper diskFull = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper exposed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper crowded = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<StoreEvent.Repair> repair = new ReadOnlyObjectWrapper<>();

    /// Whether the connections are being checked because this computer slept.
    public ReadOnlyBooleanProperty checking() {
        return checking.getReadOnlyProperty();
    }

    /// Whether another program runs with our key.
    public ReadOnlyBooleanProperty elsewhere() {
        return elsewhere.getReadOnlyProperty();
    }

    /// Whether the history cannot be written, mostly because the disk is full. Then nothing is sent or received.
    public ReadOnlyBooleanProperty diskFull() {
        return diskFull.getReadOnlyProperty();
    }

    /// Whether settings, peers or drafts are not saved yet because the disk failed.
    public ReadOnlyBooleanProperty unsaved() {
        return unsaved.getReadOnlyProperty();
    }

    /// The number of waiting strangers if no messages of further strangers are accepted; otherwise 0.
    public ReadOnlyIntegerProperty crowded() {
        return crowded.getReadOnlyProperty();
    }

    /// The last repair of the history file since the start of the program; null for none.
    public ReadOnlyObjectProperty<StoreEvent.Repair> repair() {
        return repair.getReadOnlyProperty();
    }

    /// Whether other accounts of this computer could read our key until this start.
    public ReadOnlyBooleanProperty exposed() {
        return exposed.getReadOnlyProperty();
    }

    /// Takes in an event. Ignores events about other things.
    void apply(NodeEvent event) {
        switch (event) {
            case NodeEvent.AwayChanged(var now) -> checking.set(now);
            case NodeEvent.ElsewhereChanged(var now) -> elsewhere.set(now);
            case NodeEvent.HistoryFull(var why) -> diskFull.set(why.isPresent());
            case NodeEvent.ProfileUnsaved(var why) -> unsaved.set(why.isPresent());
            case NodeEvent.HistoryRepaired(var done) -> repair.set(done);
            case NodeEvent.KeyExposed() -> exposed.set(true);
            case NodeEvent.StrangersCrowded(var waiting) -> crowded.set(waiting.orElse(0));
            default -> { /* about something else */ }
        }
    }

    /// Resets the conditions that the node reports again after a Resync. The repair and the exposed key stay.
    void reset() {
        checking.set(false);
        elsewhere.set(false);
        diskFull.set(false);
        unsaved.set(false);
        crowded.set(0);
    }
}
