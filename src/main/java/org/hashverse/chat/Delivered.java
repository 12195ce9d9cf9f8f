package org.hashverse.chat;

import java.util.Map;

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
