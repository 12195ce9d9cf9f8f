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
import org.hashverse.store.history.MessageStore.Where;

/// Finds the messages that replies answer: among the loaded ones, else in the history. FX thread only.
final class Quotes {
    /// Messages that are remembered. A screen shows far fewer replies.
    static final int MOST_KEPT = 500;

    private record Place(Conversation in, MessageKey key) {}

    private final ChatCommands commands;
    private final Executor fx;
    private final Runnable changed;
    private final Map<Place, Quoted> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Quoted> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /// @param changed runs after each answer of the history
    Quotes(ChatCommands commands, Executor fx, Runnable changed) {
        this.commands = commands;
        this.fx = fx;
        this.changed = changed;
    }

    /// The message with a key in a conversation. A message of another conversation is not found: a peer must not make us show there what others wrote.
    Quoted find(ConversationItem in, MessageKey key) {
        var loaded = in.find(key);
        if (loaded.isPresent()) return new Quoted.Found(loaded.get().message());
        var place = new Place(in.conversation(), key);
        var known = kept.get(place);
        if (known != null) return known;
        var sought = new Quoted.Sought();
        kept.put(place, sought);
        commands.history(in.conversation(), new Where.Around(key), 1).whenCompleteAsync((page, failed) -> {
            if (kept.get(place) == sought) answered(place, failed == null ? page : null); // else the message arrived, or messages were deleted meanwhile
        }, fx);
        return sought;
    }

    private void answered(Place place, List<Delivered> page) {
        if (page == null) kept.remove(place); // the history cannot be read now; the next look asks again
        else kept.put(place, page.isEmpty() ? new Quoted.Gone() : new Quoted.Found(page.getFirst().message()));
        if (page != null) changed.run();
    }

    /// Forgets a message that was not here and has arrived now.
    void arrived(Message message) {
        kept.remove(new Place(message.conversation(), message.key()));
    }

    /// Forgets everything, because messages were deleted or the history has changed.
    void clear() {
        kept.clear();
    }
}
