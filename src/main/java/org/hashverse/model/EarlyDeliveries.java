package org.hashverse.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;

/// How far messages have come that are not loaded: the page that brings one may have been read before the event that tells of it.
final class EarlyDeliveries {
    /// Messages of which that is kept, those heard of first go first. A page on its way is far smaller.
    static final int MOST = 1_000;

    private final Map<MessageKey, Map<PeerId, Delivery>> known = new LinkedHashMap<>();

    void add(MessageKey message, PeerId recipient, Delivery delivery) {
        known.computeIfAbsent(message, _ -> new HashMap<>()).merge(recipient, delivery, Delivery::further);
        if (known.size() > MOST) known.remove(known.keySet().iterator().next());
    }

    Map<PeerId, Delivery> of(MessageKey message) {
        return known.getOrDefault(message, Map.of());
    }

    void clear() {
        known.clear();
    }
}
