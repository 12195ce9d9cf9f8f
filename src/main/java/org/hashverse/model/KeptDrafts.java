package org.hashverse.model;

import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.store.settings.Drafts;

/// Saves the drafts in the profile and restores them at the start. FX thread only.
final class KeptDrafts {
    private final ChatCommands commands;
    private final Conversations conversations;
    private final PeerItems peerItems;
    // the drafts in the profile; null before they are restored
    private Drafts saved;

    KeptDrafts(ChatCommands commands, Conversations conversations, PeerItems peerItems) {
        this.commands = commands;
        this.conversations = conversations;
        this.peerItems = peerItems;
    }

    /// Saves the drafts if they differ from those in the profile.
    void keep() {
        if (saved == null) return;
        var now = conversations.drafts(saved);
        if (now.equals(saved)) return;
        saved = now;
        commands.keep(now);
    }

    /// Restores the drafts, above texts typed since the start. Only the first call does anything. Drafts to blocked or unknown peers are dropped.
    void restore() {
        if (saved != null) return;
        saved = commands.drafts();
        saved.texts().forEach((conversation, text) -> {
            if (conversation instanceof Conversation.Direct(PeerId id) && !canWriteTo(id)) return;
            conversations.of(conversation).draft().restore(text);
        });
    }

    private boolean canWriteTo(PeerId id) {
        return peerItems.of(id).filter(item -> item.peer().get().standing() != Standing.BLOCKED).isPresent();
    }
}
