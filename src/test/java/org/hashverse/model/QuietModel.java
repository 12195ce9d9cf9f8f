package org.hashverse.model;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageId;

/// A model without a node: what it shows comes from events that a test applies.
public final class QuietModel {
    private QuietModel() {}

    /// An empty one; its conversations hold no history.
    public static ChatModel create() {
        return new ChatModel(null, new ChatModel.Archive() {
            @Override
            public CompletableFuture<List<Delivered>> history(Conversation conversation, Optional<MessageId> before, int max) {
                return CompletableFuture.completedFuture(List.of());
            }

            @Override
            public void read(Conversation conversation, MessageId upTo) {
                // nobody to tell
            }
        }, InstantSource.system());
    }
}
