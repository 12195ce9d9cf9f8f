package org.hashverse.model;

import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.hashverse.chat.MessageKey;

/// The newest message of a conversation, loaded or not. FX thread only.
final class LastMessage {
    private final ReadOnlyObjectWrapper<MessageItem> item = new ReadOnlyObjectWrapper<>();
    // events were missed, so the message may have been deleted
    private boolean doubtful;

    /// The message; null for none.
    ReadOnlyObjectProperty<MessageItem> item() {
        return item.getReadOnlyProperty();
    }

    /// The message, if it has this key.
    Optional<MessageItem> find(MessageKey key) {
        return Optional.ofNullable(item.get()).filter(last -> last.key().equals(key));
    }

    /// Takes in a message. It becomes the last one if it is newer.
    void offer(MessageItem other) {
        if (doubtful || item.get() == null || MessageItem.ORDER.compare(item.get(), other) < 0) item.set(other);
        doubtful = false;
    }

    /// Takes in that the store had no message. A message that arrived since stays.
    void offerNone() {
        if (doubtful) item.set(null);
        doubtful = false;
    }

    /// Notes that events were missed. The next message offered becomes the last one.
    void doubt() {
        doubtful = true;
    }

    /// Whether there is a message since a time.
    boolean since(Instant time) {
        return item.get() != null && item.get().message().stamp() >= time.toEpochMilli();
    }

    void clear() {
        item.set(null);
    }
}
