package org.hashverse.node.api;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.store.history.MessageQueries;

/// A history without messages. Whatever is asked of a single message is never answered.
public class EmptyHistory extends FakeHistory {
    @Override
    public CompletableFuture<List<MessageQueries.ConversationSummary>> conversations() {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletableFuture<List<Delivered>> page(Conversation conversation, MessageQueries.Where where, int max) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletableFuture<List<Delivered>> pinned(Conversation conversation) {
        return CompletableFuture.completedFuture(List.of());
    }
}
