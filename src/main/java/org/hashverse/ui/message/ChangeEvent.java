package org.hashverse.ui.message;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;
import org.hashverse.chat.Change;

/// The person wants to change a message with something that stands under its bubble. The event bubbles up to the row of the message.
final class ChangeEvent extends Event {
    /// The type of these events.
    static final EventType<ChangeEvent> WANTED = new EventType<>(Event.ANY, "CHANGE_WANTED");
    @Serial
    private static final long serialVersionUID = 1;
    private final transient Change change;

    ChangeEvent(Change change) {
        super(WANTED);
        this.change = change;
    }

    /// The change, without a revision.
    Change change() {
        return change;
    }
}
