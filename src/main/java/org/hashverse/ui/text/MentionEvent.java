package org.hashverse.ui.text;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;
import org.hashverse.chat.PeerId;

/// A click on the mention of a peer in a message. It bubbles up to the window, which shows the peer.
public final class MentionEvent extends Event {
    /// The type of all these events.
    public static final EventType<MentionEvent> CLICKED = new EventType<>(Event.ANY, "MENTION_CLICKED");
    @Serial
    private static final long serialVersionUID = 1;
    private final transient PeerId peer;

    /// A click on the mention of a peer.
    public MentionEvent(PeerId peer) {
        super(CLICKED);
        this.peer = peer;
    }

    /// The mentioned peer.
    public PeerId peer() {
        return peer;
    }
}
