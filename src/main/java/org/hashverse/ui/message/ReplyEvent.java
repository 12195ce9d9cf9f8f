package org.hashverse.ui.message;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;
import org.hashverse.chat.Message;

/// A request about a reply. It bubbles up to the pane of the conversation.
public final class ReplyEvent extends Event {
    /// The type of all these events.
    public static final EventType<ReplyEvent> ANY_REPLY = new EventType<>(Event.ANY, "REPLY");
    /// The person wants to reply to the message.
    public static final EventType<ReplyEvent> START = new EventType<>(ANY_REPLY, "START_REPLY");
    /// The person wants to see the message that a reply quotes.
    public static final EventType<ReplyEvent> SHOW_QUOTED = new EventType<>(ANY_REPLY, "SHOW_QUOTED");
    @Serial
    private static final long serialVersionUID = 1;
    private final transient Message message;

    /// @param type    [#START] or [#SHOW_QUOTED]
    /// @param message the message to reply to, or the quoted message to show
    public ReplyEvent(EventType<ReplyEvent> type, Message message) {
        super(type);
        this.message = message;
    }

    /// The message to reply to, or the quoted message to show.
    public Message message() {
        return message;
    }
}
