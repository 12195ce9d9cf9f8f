package org.hashverse.ui.kit;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;
import org.hashverse.markup.WebLink;

/// Somebody wants to open a link of a message. It rises to the window, which alone knows how addresses are opened.
public final class LinkEvent extends Event {
    public static final EventType<LinkEvent> OPEN = new EventType<>(Event.ANY, "OPEN_LINK");
    @Serial
    private static final long serialVersionUID = 1;
    private final transient WebLink link;

    public LinkEvent(WebLink link) {
        super(OPEN);
        this.link = link;
    }

    /// What to open.
    public WebLink link() {
        return link;
    }
}
