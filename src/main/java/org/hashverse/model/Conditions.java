package org.hashverse.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.hashverse.node.NodeEvent;
import org.hashverse.store.database.StoreEvent;

/// What lasts and concerns every conversation: of this computer, its disk and our key. FX thread only.
public final class Conditions {
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper elsewhere = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper diskFull = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper exposed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper crowded = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<StoreEvent.Repair> repair = new ReadOnlyObjectWrapper<>();

    /// Whether presences are being checked because this computer slept.
    public ReadOnlyBooleanProperty checking() {
        return checking.getReadOnlyProperty();
    }

    /// Whether this identity runs on another computer too.
    public ReadOnlyBooleanProperty elsewhere() {
        return elsewhere.getReadOnlyProperty();
    }

    /// Whether the disk takes no more, so that nothing is sent or received.
    public ReadOnlyBooleanProperty diskFull() {
        return diskFull.getReadOnlyProperty();
    }

    /// Whether settings or contacts could not be saved so far.
    public ReadOnlyBooleanProperty unsaved() {
        return unsaved.getReadOnlyProperty();
    }

    /// How many strangers wait where there is no room for messages of more; 0 while there is room.
    public ReadOnlyIntegerProperty crowded() {
        return crowded.getReadOnlyProperty();
    }

    /// What was done about a damaged history file since this program started; null for nothing.
    public ReadOnlyObjectProperty<StoreEvent.Repair> repair() {
        return repair.getReadOnlyProperty();
    }

    /// Whether other accounts of this computer could read our key until this start.
    public ReadOnlyBooleanProperty exposed() {
        return exposed.getReadOnlyProperty();
    }

    /// Takes in an event that is about one of them.
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

    /// What still holds is told again, in the present state that follows. A repair is not undone by it, nor is that the key was exposed.
    void unknown() {
        checking.set(false);
        elsewhere.set(false);
        diskFull.set(false);
        unsaved.set(false);
        crowded.set(0);
    }
}
