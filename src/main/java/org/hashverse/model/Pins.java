package org.hashverse.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.node.api.ChatCommands;

/// Keeps the pinned messages of the conversations that the person opened. FX thread only.
final class Pins {
    private final ChatCommands commands;
    private final Executor fx;
    private final Runnable loaded;
    /// The last request for each conversation. An answer to an earlier one is out of date.
    private final Map<Conversation, CompletableFuture<List<Delivered>>> requests = new HashMap<>();

    /// @param loaded runs when the pinned messages of a conversation were read
    Pins(ChatCommands commands, Executor fx, Runnable loaded) {
        this.commands = commands;
        this.fx = fx;
        this.loaded = loaded;
    }

    /// Reads the pinned messages of a conversation. On a failure the present ones stay.
    void load(ConversationItem conversation) {
        var request = commands.pinned(conversation.conversation());
        requests.put(conversation.conversation(), request);
        request.whenCompleteAsync((pinned, failure) -> {
            if (failure != null || requests.get(conversation.conversation()) != request) return;
            conversation.pinned(pinned.stream().map(Delivered::message).toList());
            loaded.run();
        }, fx);
    }

    /// Takes in a message that people see differently now. Reads the pinned messages again if it was or is one of them.
    void changed(ConversationItem conversation, Delivered message) {
        if (message.marks().pinned() || isPinned(conversation, message.message().key())) loadAgain(conversation);
    }

    /// Takes in that a message was deleted here.
    void deleted(ConversationItem conversation, MessageKey message) {
        if (isPinned(conversation, message)) loadAgain(conversation);
    }

    private void loadAgain(ConversationItem conversation) {
        if (requests.containsKey(conversation.conversation())) load(conversation);
    }

    private static boolean isPinned(ConversationItem conversation, MessageKey message) {
        return conversation.pinned().get().stream().anyMatch(pinned -> pinned.key().equals(message));
    }

    /// Removes the pinned messages of a conversation, because all its messages were deleted.
    void clear(ConversationItem conversation) {
        requests.remove(conversation.conversation());
        conversation.pinned(List.of());
    }
}
