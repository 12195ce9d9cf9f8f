package org.hashverse.node;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.node.api.HistoryQuestions;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.store.history.MessageQueries;
import org.hashverse.store.history.MessageStore;
import org.hashverse.store.history.Search;

/// Answers questions from the store. Asks the store, and completes the futures, on the node thread.
record StoredHistory(NodeThread thread, MessageStore store, PeerDirectory directory) implements HistoryQuestions {
    @Override
    public CompletableFuture<List<MessageQueries.ConversationSummary>> conversations() {
        return ask(store.queries()::summaries);
    }

    @Override
    public CompletableFuture<List<Delivered>> page(Conversation conversation, MessageQueries.Where where, int max) {
        return ask(answer -> store.queries().history(conversation, where, max, answer));
    }

    @Override
    public CompletableFuture<List<Delivered>> search(Search search) {
        return ask(answer -> store.queries().search(search.in().isPresent() ? search : search.without(directory.strangers()),
                answer));
    }

    @Override
    public CompletableFuture<List<Delivered>> withFiles(Conversation conversation, Optional<MessageKey> before, int max) {
        return ask(answer -> store.queries().files(conversation, before, max, answer));
    }

    @Override
    public CompletableFuture<List<Delivered>> pinned(Conversation conversation) {
        return ask(answer -> store.queries().pinned(conversation, answer));
    }

    @Override
    public CompletableFuture<Optional<Delivered>> message(MessageKey key) {
        return ask(answer -> store.queries().message(key, answer));
    }

    @Override
    public CompletableFuture<List<Delivered>> withId(String digits, int max) {
        return ask(answer -> store.queries().withId(digits, max, answer));
    }

    @Override
    public CompletableFuture<MessageQueries.Trail> trail(MessageKey message) {
        return ask(answer -> store.queries().trail(message, answer));
    }

    @Override
    public CompletableFuture<MessageQueries.Exported> export(MessageQueries.Export export) {
        return ask(answer -> store.queries().export(export, answer));
    }

    @Override
    public CompletableFuture<Integer> count(Conversation conversation) {
        return thread.ask(() -> store.count(conversation));
    }

    @Override
    public CompletableFuture<Integer> waiting(Conversation conversation) {
        return ask(answer -> store.queries().waiting(conversation, answer));
    }

    /// Asks the store a question. The store answers null if the history cannot be read now; the future then fails with an [IOException].
    private <T> CompletableFuture<T> ask(Consumer<Consumer<T>> question) {
        return thread.askLater(() -> {
            var answer = new CompletableFuture<T>();
            question.accept(value -> {
                if (value != null) answer.complete(value);
                else answer.completeExceptionally(new IOException("the history cannot be read now"));
            });
            return answer;
        });
    }
}
