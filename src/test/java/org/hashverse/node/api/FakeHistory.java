package org.hashverse.node.api;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.store.history.MessageQueries;
import org.hashverse.store.history.Search;

/// A history that never answers. A test overrides the methods that it needs.
public class FakeHistory implements HistoryQuestions {
    @Override
    public CompletableFuture<List<MessageQueries.ConversationSummary>> conversations() {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<List<Delivered>> page(Conversation conversation, MessageQueries.Where where, int max) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<List<Delivered>> search(Search search) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<List<Delivered>> pinned(Conversation conversation) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<List<Delivered>> withFiles(Conversation conversation, Optional<MessageKey> before, int max) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Optional<Delivered>> message(MessageKey key) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<List<Delivered>> withId(String digits, int max) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<MessageQueries.Trail> trail(MessageKey message) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<MessageQueries.Exported> export(MessageQueries.Export export) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Integer> count(Conversation conversation) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Integer> waiting(Conversation conversation) {
        return new CompletableFuture<>();
    }
}
