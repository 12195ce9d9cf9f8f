package org.hashverse.model;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.model.nearby.NearbyItem;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.store.settings.Settings;

/// The conversation that the window shows. It closes the preview of a person nearby, and such a preview closes it. Opening a conversation ends its mark as unread. The settings
/// keep the last one with a peer for the next start. FX thread only.
final class OpenConversation {
    private final ObjectProperty<Conversation> open = new SimpleObjectProperty<>();
    private final ChatCommands commands;
    private final Supplier<Settings> settings;

    /// @param settings gives the present settings; null before they are known
    /// @param preview  the person nearby whose preview is open; null for none
    OpenConversation(ChatCommands commands, Supplier<Settings> settings, ObjectProperty<NearbyItem> preview, Conversations conversations, ConversationAlerts alerts) {
        this.commands = commands;
        this.settings = settings;
        preview.addListener((_, _, now) -> {
            if (now != null) open.set(null);
        });
        open.addListener((_, _, now) -> {
            if (now == null) return;
            preview.set(null);
            conversations.opened(now);
            alerts.unmark(now);
            if (now instanceof Conversation.Direct(PeerId peer)) keep(Optional.of(peer.text()));
        });
    }

    /// The conversation; null for none.
    ObjectProperty<Conversation> property() {
        return open;
    }

    private void keep(Optional<String> peer) {
        if (settings.get() != null && !settings.get().lastOpen().equals(peer)) commands.change(now -> now.withLastOpen(peer));
    }
}
