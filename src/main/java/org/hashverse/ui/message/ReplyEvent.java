package org.hashverse.ui.message;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;
import org.hashverse.chat.Message;

/// A request about a reply. It bubbles up to the pane of the conversation.
public final class ReplyEvent extends Event {
    /// The type of all these events.
    public static final EventType<ReplyEvent> ANY_REPLY = new EventType<>(Event.ANY, "REPLY");
    /// The person wants to answer the message.
    public static final EventType<ReplyEvent> WRITE = new EventType<>(ANY_REPLY, "WRITE_REPLY");
    /// The person wants to see the message that was answered.
    public static final EventType<ReplyEvent> SHOW = new EventType<>(ANY_REPLY, "SHOW_ANSWERED");
    @Serial
    private static final long serialVersionUID = 1;
    private final transient Message message;

    /// @param type    [#WRITE] or [#SHOW]
    /// @param message the message to answer, or that was answered
    public ReplyEvent(EventType<ReplyEvent> type, Message message) {
        super(type);
        this.message = message;
    }

    /// The message to answer, or that was answered.
    public Message message() {
        return message;
    }
}
