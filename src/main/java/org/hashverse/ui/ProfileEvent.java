package org.hashverse.ui;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;
import org.hashverse.chat.Conversation;

/// Somebody wants to see who takes part in a conversation. It rises to the window, which opens the conversation with its details beside it.
final class ProfileEvent extends Event {
    static final EventType<ProfileEvent> SHOW = new EventType<>(Event.ANY, "SHOW_PROFILE");
    @Serial
    private static final long serialVersionUID = 1;
    private final transient Conversation conversation;

    ProfileEvent(Conversation conversation) {
        super(SHOW);
        this.conversation = conversation;
    }

    /// Whose details to show.
    Conversation conversation() {
        return conversation;
    }
}
