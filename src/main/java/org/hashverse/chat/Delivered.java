package org.hashverse.chat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A message with how far it has come.
///
/// @param message    the message
/// @param mine       whether we wrote it
/// @param unread     for those of others: whether it was not on screen yet
/// @param arrived    for those of others: when it came, on our clock; empty if that is not known
/// @param deliveries for our own: one entry per recipient; else empty
public record Delivered(Message message, boolean mine, boolean unread, Optional<Instant> arrived, Map<PeerId, Delivery> deliveries) {
    public Delivered {
        deliveries = Map.copyOf(deliveries);
    }

    /// One that has just come or was just written: unread if it is somebody else's.
    public Delivered(Message message, boolean mine, Map<PeerId, Delivery> deliveries) {
        this(message, mine, !mine, Optional.empty(), deliveries);
    }
}
