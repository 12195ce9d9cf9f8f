package org.hashverse.ui;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;
import org.hashverse.markup.Link;

/// Somebody wants to open a link of a message. It rises to the window, which alone knows how addresses are opened.
final class LinkEvent extends Event {
    static final EventType<LinkEvent> OPEN = new EventType<>(Event.ANY, "OPEN_LINK");
    @Serial
    private static final long serialVersionUID = 1;
    private final transient Link link;

    LinkEvent(Link link) {
        super(OPEN);
        this.link = link;
    }

    /// What to open.
    Link link() {
        return link;
    }
}
