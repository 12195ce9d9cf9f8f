package org.hashverse.model;

import java.util.List;
import java.util.concurrent.Executor;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.store.history.MessageQueries.Where;
import org.hashverse.store.settings.Drafts;

/// Saves the drafts in the profile and restores them at the start. FX thread only.
final class KeptDrafts {
    private final ChatCommands commands;
    private final Executor fx;
    private final Conversations conversations;
    private final PeerItems peerItems;
    // the drafts in the profile; null before they are restored
    private Drafts saved;
    // messages that drafts reply to and that are still looked up in the history
    private int lookedUp;

    /// @param fx runs the handling of answers on the FX thread
    KeptDrafts(ChatCommands commands, Executor fx, Conversations conversations, PeerItems peerItems) {
        this.commands = commands;
        this.fx = fx;
        this.conversations = conversations;
        this.peerItems = peerItems;
    }

    /// Saves the drafts if they differ from those in the profile. Not before all are restored, because that would delete the others.
    void keep() {
        if (saved == null || lookedUp > 0) return;
        var now = conversations.drafts(saved);
        if (now.equals(saved)) return;
        saved = now;
        commands.keep(now);
    }

    /// Restores the drafts, above texts typed since the start. Only the first call does anything. Drafts to blocked or unknown peers are dropped.
    void restore() {
        if (saved != null) return;
        saved = commands.drafts();
        saved.all().forEach((conversation, draft) -> {
            if (conversation instanceof Conversation.Direct(PeerId id) && !canWriteTo(id)) return;
            if (!draft.text().isBlank()) conversations.of(conversation).draft().restore(draft.text());
            draft.replyTo().ifPresent(message -> restoreReply(conversation, message));
        });
    }

    /// Reads the message that a draft replies to. A message that is gone, or that was taken back, is not replied to any more.
    private void restoreReply(Conversation conversation, MessageKey message) {
        lookedUp++;
        commands.history().page(conversation, new Where.Around(message), 1).whenCompleteAsync((page, failure) -> {
            lookedUp--;
            var found = failure == null ? page : List.<Delivered>of();
            found.stream().filter(one -> one.message().key().equals(message) && !one.takenBack()).findFirst()
                    .ifPresent(one -> conversations.of(conversation).draft().restoreReply(one.message().withoutUnknownBody()));
        }, fx);
    }

    private boolean canWriteTo(PeerId id) {
        return peerItems.of(id).filter(item -> item.peer().get().standing() != Standing.BLOCKED).isPresent();
    }
}
