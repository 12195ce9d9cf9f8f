package org.hashverse.ui.kit;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;
import org.hashverse.markup.WebLink;

/// A request to open a link of a message. It bubbles up to the window, which alone knows how to open addresses.
public final class LinkEvent extends Event {
    /// The type of all these events.
    public static final EventType<LinkEvent> OPEN = new EventType<>(Event.ANY, "OPEN_LINK");
    @Serial
    private static final long serialVersionUID = 1;
    private final transient WebLink link;

    /// A request to open a link.
    public LinkEvent(WebLink link) {
        super(OPEN);
        this.link = link;
    }

    /// The link to open.
    public WebLink link() {
        return link;
    }
}
