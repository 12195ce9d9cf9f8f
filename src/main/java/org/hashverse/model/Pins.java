package org.hashverse.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.node.api.ChatCommands;

/// Keeps the pinned messages of the conversations that the person opened. FX thread only.
final class Pins {
    /// The reading of the pinned messages of one conversation.
    private static final class Reading {
        ConversationItem into;
        boolean running;
        /// Something changed while it ran, so its answer may be out of date.
        boolean again;
    }

    private final ChatCommands commands;
    private final Executor fx;
    private final Runnable loaded;
    private final Map<Conversation, Reading> readings = new HashMap<>();

    /// @param loaded runs when the pinned messages of a conversation were read
    Pins(ChatCommands commands, Executor fx, Runnable loaded) {
        this.commands = commands;
        this.fx = fx;
        this.loaded = loaded;
    }

    /// Reads the pinned messages of a conversation. On a failure the present ones stay. One request for a conversation is open at a time: a peer may change a pinned message
    /// thousands of times a second.
    void load(ConversationItem conversation) {
        var reading = readings.computeIfAbsent(conversation.conversation(), _ -> new Reading());
        reading.into = conversation;
        reading.again = reading.running;
        if (reading.running) return;
        reading.running = true;
        commands.history().pinned(conversation.conversation()).whenCompleteAsync((pinned, failure) -> {
            reading.running = false;
            if (readings.get(conversation.conversation()) != reading) return;
            if (failure == null) reading.into.pinned(pinned.stream().map(Delivered::message).toList());
            if (failure == null) loaded.run();
            if (reading.again) load(reading.into);
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
        if (readings.containsKey(conversation.conversation())) load(conversation);
    }

    private static boolean isPinned(ConversationItem conversation, MessageKey message) {
        return conversation.pinned().get().stream().anyMatch(pinned -> pinned.key().equals(message));
    }

    /// Removes the pinned messages of a conversation, because all its messages were deleted.
    void clear(ConversationItem conversation) {
        readings.remove(conversation.conversation());
        conversation.pinned(List.of());
    }
}
