package org.hashverse.store.settings;

import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;

/// How the files of a profile name a conversation: `everyone`, or the peer's key.
final class ConversationText {
    private static final String EVERYONE = "everyone";

    private ConversationText() {}

    static String of(Conversation conversation) {
        return switch (conversation) {
            case Conversation.Everyone() -> EVERYONE;
            case Conversation.Direct(var peer) -> peer.text();
        };
    }

    /// @throws IllegalArgumentException for a text that names no conversation
    static Conversation parse(String text) {
        return text.equals(EVERYONE) ? Conversation.EVERYONE : Conversation.with(new PeerId(text));
    }
}
