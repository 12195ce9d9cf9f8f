package org.hashverse.console;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Delivered;
import org.hashverse.node.api.FakeHistory;

/// A history in which messages are found by the beginnings of their ids. The list may grow.
final class FoundById extends FakeHistory {
    private final List<Delivered> stored;

    FoundById(List<Delivered> stored) {
        this.stored = stored;
    }

    @Override
    public CompletableFuture<List<Delivered>> withId(String digits, int max) {
        return CompletableFuture.completedFuture(stored.stream().filter(one -> one.message().id().hex().startsWith(digits)).limit(max).toList());
    }
}
