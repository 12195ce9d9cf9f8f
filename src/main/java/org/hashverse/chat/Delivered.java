package org.hashverse.chat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A message as people see it now, and the state of its delivery.
///
/// @param message    the message, with the newest text, or [Content.TakenBack]
/// @param mine       whether we wrote it
/// @param unread     for a message of another author: whether it was not on screen yet
/// @param arrived    for a message of another author: when it arrived, on our clock; empty if that is not known
/// @param deliveries for our message: one entry per recipient; else empty. While an edit or a retraction has not reached a recipient, its delivery stands here
/// @param marks      what people did with it since
public record Delivered(Message message, boolean mine, boolean unread, Optional<Instant> arrived, Map<PeerId, Delivery> deliveries, Marks marks) {
    /// Copies the deliveries.
    public Delivered {
        deliveries = Map.copyOf(deliveries);
    }

    /// A message without marks.
    public Delivered(Message message, boolean mine, boolean unread, Optional<Instant> arrived, Map<PeerId, Delivery> deliveries) {
        this(message, mine, unread, arrived, deliveries, Marks.NONE);
    }

    /// A message that was just written. One of another author, as tests make them, is unread and has no time of arrival.
    public Delivered(Message message, boolean mine, Map<PeerId, Delivery> deliveries) {
        this(message, mine, !mine, Optional.empty(), deliveries);
    }

    /// When its text was last edited; empty for never. See [Marks#edited].
    public Optional<Instant> edited() {
        return marks.edited();
    }

    /// The reactions, the oldest first. See [Marks#reactions].
    public List<ShownReaction> reactions() {
        return marks.reactions();
    }

    /// Whether its author took it back.
    public boolean takenBack() {
        return message.content() instanceof Content.TakenBack;
    }
}
