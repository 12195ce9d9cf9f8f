package org.hashverse.model;

import java.time.InstantSource;
import java.util.List;
import org.hashverse.chat.Delivered;
import org.hashverse.node.api.ChatCommands;

/// A model without a node. The test applies its events.
public final class QuietModel {
    private QuietModel() {}

    /// An empty model with these commands and this clock.
    public static ChatModel with(ChatCommands commands, InstantSource clock) {
        return new ChatModel(commands, clock);
    }

    /// An empty model without history.
    public static ChatModel create() {
        return withHistory(List.of());
    }

    /// An empty model with a history of these messages in the order of their arrival.
    public static ChatModel withHistory(List<Delivered> history) {
        var commands = new StoredCommands();
        commands.stored.addAll(history);
        return new ChatModel(commands, InstantSource.system());
    }
}
