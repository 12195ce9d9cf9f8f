package org.hashverse.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;

/// Deliveries that changed while their messages were not loaded. They are needed when a message is loaded later, because its page may have been read from the disk before the
/// change.
final class EarlyDeliveries {
    /// The most messages of which deliveries are kept; the oldest are dropped. A page has far fewer messages.
    static final int MOST = 1_000;

    private final Map<MessageKey, Map<PeerId, Delivery>> known = new LinkedHashMap<>();

    void add(MessageKey message, PeerId recipient, Delivery delivery) {
        known.computeIfAbsent(message, _ -> new HashMap<>()).merge(recipient, delivery, Delivery::further);
        if (known.size() > MOST) known.remove(known.keySet().iterator().next());
    }

    /// Removes and returns the deliveries of a message.
    Map<PeerId, Delivery> take(MessageKey message) {
        var taken = known.remove(message);
        return taken == null ? Map.of() : taken;
    }

    void clear() {
        known.clear();
    }
}
