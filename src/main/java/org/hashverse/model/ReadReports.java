package org.hashverse.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hashverse.node.api.ChatCommands;

/// Reports read messages to the node: of each conversation the last one that was on screen, at most once a second.
final class ReadReports {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ChatCommands commands;
    private final InstantSource clock;
    private final Map<ConversationItem, MessageItem> pending = new LinkedHashMap<>();
    private final Map<ConversationItem, Instant> lastSent = new HashMap<>();

    ReadReports(ChatCommands commands, InstantSource clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /// Reports that all messages up to one were read: now, or with a later [#send] if the last report of the conversation is less than a second ago.
    void add(ConversationItem conversation, MessageItem upTo) {
        pending.merge(conversation, upTo, (before, now) -> MessageItem.ORDER.compare(before, now) > 0 ? before : now);
        send();
    }

    /// Sends the reports that are due. Called once a second.
    void send() {
        if (pending.isEmpty()) return;
        var now = clock.instant();
        pending.entrySet().removeIf(entry -> {
            var talk = entry.getKey();
            var since = Duration.between(lastSent.getOrDefault(talk, Instant.EPOCH), now);
            if (!since.isNegative() && since.compareTo(PAUSE) < 0) return false; // negative after the clock was set back
            lastSent.put(talk, now);
            commands.read(talk.conversation(), entry.getValue().key());
            talk.loadedMessages().markReadReported();
            return true;
        });
    }

    /// Removes a conversation.
    void forget(ConversationItem conversation) {
        pending.remove(conversation);
        lastSent.remove(conversation);
    }
}
