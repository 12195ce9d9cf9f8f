package org.hashverse.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hashverse.node.ChatCommands;

/// What was seen and the node has yet to hear: of each conversation the last message that was on screen, at most once a second.
final class Reads {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ChatCommands commands;
    private final InstantSource clock;
    private final Map<ConversationItem, MessageItem> untold = new LinkedHashMap<>();
    private final Map<ConversationItem, Instant> told = new HashMap<>();

    Reads(ChatCommands commands, InstantSource clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /// Tells that everything up to a message was seen, now or with the next [#tell].
    void add(ConversationItem conversation, MessageItem upTo) {
        untold.merge(conversation, upTo, (before, now) -> MessageItem.ORDER.compare(before, now) > 0 ? before : now);
        tell();
    }

    /// Tells what is due; to be called once a second.
    void tell() {
        if (untold.isEmpty()) return;
        var now = clock.instant();
        untold.entrySet().removeIf(entry -> {
            var talk = entry.getKey();
            if (Duration.between(told.getOrDefault(talk, Instant.EPOCH), now).compareTo(PAUSE) < 0) return false;
            told.put(talk, now);
            commands.read(talk.conversation(), entry.getValue().key());
            talk.readTold();
            return true;
        });
    }

    /// A conversation is gone.
    void forget(ConversationItem conversation) {
        untold.remove(conversation);
        told.remove(conversation);
    }
}
