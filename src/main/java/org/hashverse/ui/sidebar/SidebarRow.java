package org.hashverse.ui.sidebar;

import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.model.nearby.NearbyItem;

/// A row of the sidebar.
public sealed interface SidebarRow {
    /// The conversation with everyone, always first.
    record Everyone() implements SidebarRow {}

    /// The heading of a group.
    record Head(String words, int count) implements SidebarRow {}

    /// A contact, a stranger or a removed peer.
    record KnownPeer(PeerItem item) implements SidebarRow {}

    /// A person on the same network who is no contact. It opens a preview.
    record NearbyPerson(NearbyItem item) implements SidebarRow {}

    /// An address that the node keeps dialling; which peer will answer there is not known.
    record Calling(PeerAddress address) implements SidebarRow {}

    /// The conversation that the row opens; null for rows that open none.
    default Conversation conversation() {
        return switch (this) {
            case Everyone() -> Conversation.EVERYONE;
            case KnownPeer(var item) -> Conversation.with(item.id());
            case Head(_, _), NearbyPerson(_), Calling(_) -> null;
        };
    }

    /// Whether the conversation, or the preview, of the row is open.
    default boolean isOpen(ChatModel model) {
        if (this instanceof NearbyPerson(var item)) return item == model.nearby().preview().get();
        return conversation() != null && conversation().equals(model.open().get());
    }
}
