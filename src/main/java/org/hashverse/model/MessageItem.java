package org.hashverse.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;

/// One message of a conversation and its deliveries.
public final class MessageItem {
    /// The order of messages in a conversation.
    static final Comparator<MessageItem> ORDER =
            Comparator.comparingLong((MessageItem item) -> item.message().stamp()).thenComparing(item -> item.message().id().hex());

    private final Message message;
    private final boolean mine;
    private final Optional<Instant> arrived;
    private Map<PeerId, Delivery> deliveries;

    MessageItem(Delivered delivered) {
        message = delivered.message().withoutUnknownBody();
        mine = delivered.mine();
        arrived = delivered.arrived();
        deliveries = delivered.deliveries();
    }

    /// The message.
    public Message message() {
        return message;
    }

    /// The key of the message.
    public MessageKey key() {
        return message.key();
    }

    /// Whether we wrote it.
    public boolean mine() {
        return mine;
    }

    /// When a peer's message arrived, on our clock; empty for our own, or if unknown.
    public Optional<Instant> arrived() {
        return arrived;
    }

    /// The deliveries of our own message, one per recipient; empty for others. The map is immutable. When another one takes its place,
    /// [ChatModel#revision] changes.
    public Map<PeerId, Delivery> deliveries() {
        return deliveries;
    }

    /// Takes in deliveries. A delivery never goes back to an earlier stage, because events and pages can arrive in any order.
    void deliver(Map<PeerId, Delivery> known) {
        var next = new HashMap<>(deliveries);
        known.forEach((recipient, delivery) -> next.merge(recipient, delivery, Delivery::further));
        deliveries = Map.copyOf(next);
    }
}
