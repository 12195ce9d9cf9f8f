package org.hashverse.ui.reaction;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;

/// The person clicked a chip: their reaction becomes its emoji, or ends if it is that emoji. The event bubbles up to the row of the message.
public final class ReactionEvent extends Event {
    /// The type of these events.
    public static final EventType<ReactionEvent> CLICKED = new EventType<>(Event.ANY, "REACTION_CLICKED");
    @Serial
    private static final long serialVersionUID = 1;
    private final String emoji;

    ReactionEvent(String emoji) {
        super(CLICKED);
        this.emoji = emoji;
    }

    /// The emoji of the chip.
    public String emoji() {
        return emoji;
    }
}
