package org.hashverse.node;

import java.util.Map;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerId;

/// A message with how far it has come.
///
/// @param message    the message
/// @param mine       whether we wrote it
/// @param deliveries for our own: one entry per recipient; else empty
public record Delivered(Message message, boolean mine, Map<PeerId, Delivery> deliveries) {
    public Delivered {
        deliveries = Map.copyOf(deliveries);
    }
}
