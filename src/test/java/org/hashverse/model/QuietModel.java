package org.hashverse.model;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.store.MessageStore.Where;

/// A model without a node: what it shows comes from events that a test applies.
public final class QuietModel {
    private QuietModel() {}

    /// An empty one; its conversations hold no history.
    public static ChatModel create() {
        return withHistory(List.of());
    }

    /// One whose conversations hold these messages, oldest first, to be read page by page.
    public static ChatModel withHistory(List<Delivered> history) {
        return new ChatModel(null, new NodeLine() {
            @Override
            public CompletableFuture<List<Delivered>> history(Conversation conversation, Where where, int max) {
                var all = history.stream().filter(message -> message.message().conversation().equals(conversation)).toList();
                int end = where instanceof Where.Before(var key) ? all.stream().map(message -> message.message().key()).toList().indexOf(key) : all.size();
                return CompletableFuture.completedFuture(all.subList(Math.max(0, end - max), end));
            }

            @Override
            public void read(Conversation conversation, MessageKey upTo) {
                // nobody to tell
            }

            @Override
            public void typing(PeerId peer) {
                // nobody to tell
            }

            @Override
            public void opened(PeerId peer) {
                // nothing to keep it in
            }
        }, InstantSource.system());
    }
}
