package org.hashverse.ui.sidebar;

import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.model.PeerItem;

/// A row of the sidebar.
public sealed interface SidebarRow {
    /// The conversation with everyone, always first.
    record Everyone() implements SidebarRow {}

    /// The heading of a group.
    record Head(String words, int count) implements SidebarRow {}

    /// A contact, a stranger or a removed peer.
    record KnownPeer(PeerItem item) implements SidebarRow {}

    /// An address that the node keeps dialling; which peer will answer there is not known.
    record Calling(PeerAddress address) implements SidebarRow {}

    /// The conversation that the row opens; null for rows that open none.
    default Conversation conversation() {
        return switch (this) {
            case Everyone() -> Conversation.EVERYONE;
            case KnownPeer(var item) -> Conversation.with(item.id());
            case Head(_, _), Calling(_) -> null;
        };
    }
}
