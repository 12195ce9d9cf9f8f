package org.hashverse.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageKey;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.store.history.MessageQueries.Where;

/// Finds quoted messages: first among the loaded messages, then in the history. FX thread only.
final class QuotedMessages {
    /// Most results in the cache. A screen shows far fewer replies.
    static final int MAX_CACHED = 500;

    private record CacheKey(Conversation conversation, MessageKey message) {}

    private final ChatCommands commands;
    private final Executor fx;
    private final Runnable changed;
    private final Map<CacheKey, QuotedMessage> cache = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CacheKey, QuotedMessage> eldest) {
            return size() > MAX_CACHED;
        }
    };

    /// @param changed runs when a message was looked up in the history
    QuotedMessages(ChatCommands commands, Executor fx, Runnable changed) {
        this.commands = commands;
        this.fx = fx;
        this.changed = changed;
    }

    /// The message of a conversation with a key. Finds no message of another conversation: a peer must not be able to make us show one conversation's messages in another.
    QuotedMessage find(ConversationItem conversation, MessageKey message) {
        var loaded = conversation.find(message);
        if (loaded.isPresent()) return new QuotedMessage.Found(loaded.get().message());
        var key = new CacheKey(conversation.conversation(), message);
        var cached = cache.get(key);
        if (cached != null) return cached;
        var loading = new QuotedMessage.Loading();
        cache.put(key, loading);
        commands.history().page(conversation.conversation(), new Where.Around(message), 1).whenCompleteAsync((page, failed) -> {
            // otherwise this result is out of date: the entry was removed while the history was read
            if (cache.get(key) == loading) historyAnswered(key, failed == null ? page : null);
        }, fx);
        return loading;
    }

    private void historyAnswered(CacheKey key, List<Delivered> page) {
        if (page == null) {
            cache.remove(key); // the history could not be read; the next call of find tries again
            return;
        }
        cache.put(key, page.isEmpty() ? new QuotedMessage.Unavailable() : new QuotedMessage.Found(page.getFirst().message().withoutUnknownBody()));
        changed.run();
    }

    /// Removes the cached result for a message that has just arrived or changed.
    void changed(Message message) {
        cache.remove(new CacheKey(message.conversation(), message.key()));
    }

    /// Empties the cache. Call it when messages were deleted or the history has changed.
    void clear() {
        cache.clear();
    }
}
