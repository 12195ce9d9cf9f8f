package org.hashverse.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;

/// One message of a conversation, and how far it has come.
public final class MessageItem {
    /// How messages stand in a conversation.
    static final Comparator<MessageItem> ORDER =
            Comparator.comparingLong((MessageItem item) -> item.message().stamp()).thenComparing(item -> item.message().id().hex());

    private final Message message;
    private final boolean mine;
    private final Optional<Instant> arrived;
    private final ReadOnlyObjectWrapper<Map<PeerId, Delivery>> deliveries;

    MessageItem(Delivered delivered) {
        message = delivered.message();
        mine = delivered.mine();
        arrived = delivered.arrived();
        deliveries = new ReadOnlyObjectWrapper<>(delivered.deliveries());
    }

    /// What was said.
    public Message message() {
        return message;
    }

    /// Which one it is.
    public MessageKey key() {
        return message.key();
    }

    /// Whether we wrote it.
    public boolean mine() {
        return mine;
    }

    /// When somebody else's message came, on our clock; empty if that is not known.
    public Optional<Instant> arrived() {
        return arrived;
    }

    /// For our own: one immutable entry per recipient; else empty.
    public ReadOnlyObjectProperty<Map<PeerId, Delivery>> deliveries() {
        return deliveries.getReadOnlyProperty();
    }

    /// How far it has come as far as somebody knows; false if that was known. Events and pages overtake each other, and a
    /// message never goes back.
    boolean deliver(Map<PeerId, Delivery> known) {
        var next = new HashMap<>(deliveries.get());
        known.forEach((recipient, delivery) -> next.merge(recipient, delivery, Delivery::further));
        if (next.equals(deliveries.get())) return false;
        deliveries.set(Map.copyOf(next));
        return true;
    }
}
