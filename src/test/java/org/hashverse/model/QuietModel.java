package org.hashverse.model;

import java.time.InstantSource;
import java.util.List;
import org.hashverse.chat.Delivered;

/// A model without a node: what it shows comes from events that a test applies.
public final class QuietModel {
    private QuietModel() {}

    /// An empty one; its conversations hold no history.
    public static ChatModel create() {
        return withHistory(List.of());
    }

    /// One whose conversations hold these messages, in the order they came, to be read page by page.
    public static ChatModel withHistory(List<Delivered> history) {
        var commands = new StoredCommands();
        commands.stored.addAll(history);
        return new ChatModel(commands, InstantSource.system());
    }
}
