package org.hashverse.ui.message;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;
import org.hashverse.chat.Conversation;

/// Somebody wants to see who takes part in a conversation. It rises to the window, which opens the conversation with its details beside it.
public final class ProfileEvent extends Event {
    public static final EventType<ProfileEvent> SHOW = new EventType<>(Event.ANY, "SHOW_PROFILE");
    @Serial
    private static final long serialVersionUID = 1;
    private final transient Conversation conversation;

    public ProfileEvent(Conversation conversation) {
        super(SHOW);
        this.conversation = conversation;
    }

    /// Whose details to show.
    public Conversation conversation() {
        return conversation;
    }
}
