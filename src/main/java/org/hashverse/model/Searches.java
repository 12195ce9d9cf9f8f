package org.hashverse.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.NodeEvent;

/// The searches that are open. They follow what becomes of the messages that they found. FX thread only.
final class Searches {
    private final ChatCommands commands;
    private final Executor fx;
    private final List<Hits> open = new ArrayList<>();

    Searches(ChatCommands commands, Executor fx) {
        this.commands = commands;
        this.fx = fx;
    }

    /// Opens a search, see [ChatModel#search].
    Hits open(Optional<Conversation> in, Runnable changed) {
        var hits = new Hits(commands, fx, in, changed, open::remove);
        open.add(hits);
        return hits;
    }

    /// Takes in one event.
    void apply(NodeEvent event) {
        switch (event) {
            case NodeEvent.MessageChanged(Delivered now, _) -> List.copyOf(open).forEach(hits -> hits.follow(now.message().key(), Optional.of(now)));
            case NodeEvent.MessageDeleted(_, var message) -> List.copyOf(open).forEach(hits -> hits.follow(message, Optional.empty()));
            default -> { } // nothing else changes a found message
        }
    }
}
