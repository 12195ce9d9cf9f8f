package org.hashverse.ui.message;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;
import org.hashverse.chat.Conversation;

/// A request to see who takes part in a conversation. It bubbles up to the window, which opens the conversation with its details beside it.
public final class ProfileEvent extends Event {
    /// The type of all these events.
    public static final EventType<ProfileEvent> SHOW = new EventType<>(Event.ANY, "SHOW_PROFILE");
    @Serial
    private static final long serialVersionUID = 1;
    private final transient Conversation conversation;

    /// A request to see the details of a conversation.
    public ProfileEvent(Conversation conversation) {
        super(SHOW);
        this.conversation = conversation;
    }

    /// The conversation whose details to show.
    public Conversation conversation() {
        return conversation;
    }
}
