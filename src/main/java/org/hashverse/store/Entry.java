package org.hashverse.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerId;

/// A message in memory.
final class Entry implements Comparable<Entry> {
    final Message message;
    final boolean mine;
    final Map<PeerId, Delivery> deliveries = new LinkedHashMap<>();

    Entry(Message message, boolean mine) {
        this.message = message;
        this.mine = mine;
    }

    /// Whether some recipient still has to get it.
    boolean open() {
        return deliveries.values().stream().anyMatch(Delivery::open);
    }

    Delivered view() {
        return new Delivered(message, mine, deliveries);
    }

    @Override
    public int compareTo(Entry other) {
        int byStamp = Long.compare(message.stamp(), other.message.stamp());
        if (byStamp != 0) return byStamp;
        int byId = message.id().hex().compareTo(other.message.id().hex());
        // an id is its author's: somebody who copies one must not make a message vanish
        return byId != 0 ? byId : message.author().compareTo(other.message.author());
    }
}
