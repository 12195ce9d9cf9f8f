package org.hashverse.model;

import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.ChatCommands;
import org.hashverse.store.settings.Drafts;

/// Keeps in the profile what is written and not sent, and puts it back at the start. FX thread only.
final class KeptDrafts {
    private final ChatCommands commands;
    private final Conversations conversations;
    private final People people;
    // what the profile holds; null before it was put back
    private Drafts kept;

    KeptDrafts(ChatCommands commands, Conversations conversations, People people) {
        this.commands = commands;
        this.conversations = conversations;
        this.people = people;
    }

    /// Keeps the drafts, if they differ from what the profile holds.
    void keep() {
        if (kept == null) return;
        var now = conversations.drafts(kept);
        if (now.equals(kept)) return;
        kept = now;
        commands.keep(now);
    }

    /// Puts the drafts back, above what was typed since the start. Only the first call does anything. Drafts to peers that are gone or blocked stay out.
    void restore() {
        if (kept != null) return;
        kept = commands.drafts();
        kept.texts().forEach((conversation, text) -> {
            if (conversation instanceof Conversation.Direct(PeerId id) && !writesTo(id)) return;
            var draft = conversations.of(conversation).draft();
            draft.set(draft.get().isBlank() ? text : text + "\n" + draft.get());
        });
    }

    private boolean writesTo(PeerId id) {
        return people.of(id).filter(item -> item.peer().get().standing() != Standing.BLOCKED).isPresent();
    }
}
