package org.hashverse.chat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A message and the state of its delivery.
///
/// @param message    the message
/// @param mine       whether we wrote it
/// @param unread     for a message of another author: whether it was not on screen yet
/// @param arrived    for a message of another author: when it arrived, on our clock; empty if that is not known
/// @param deliveries for our message: one entry per recipient; else empty
public record Delivered(Message message, boolean mine, boolean unread, Optional<Instant> arrived, Map<PeerId, Delivery> deliveries) {
    /// Copies the deliveries.
    public Delivered {
        deliveries = Map.copyOf(deliveries);
    }

    /// A message that was just written. One of another author, as tests make them, is unread and has no time of arrival.
    public Delivered(Message message, boolean mine, Map<PeerId, Delivery> deliveries) {
        this(message, mine, !mine, Optional.empty(), deliveries);
    }
}
