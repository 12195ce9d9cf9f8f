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
/// @param edited     when its text was last edited, on our clock; empty for never
/// @param reactions  one for each person that reacted, the oldest first
public record Delivered(Message message, boolean mine, boolean unread, Optional<Instant> arrived, Map<PeerId, Delivery> deliveries, Optional<Instant> edited,
                        List<ShownReaction> reactions) {
    /// Copies the deliveries and the reactions.
    public Delivered {
        deliveries = Map.copyOf(deliveries);
        reactions = List.copyOf(reactions);
    }

    /// A message that nobody edited or reacted to.
    public Delivered(Message message, boolean mine, boolean unread, Optional<Instant> arrived, Map<PeerId, Delivery> deliveries) {
        this(message, mine, unread, arrived, deliveries, Optional.empty(), List.of());
    }

    /// A message that was just written. One of another author, as tests make them, is unread and has no time of arrival.
    public Delivered(Message message, boolean mine, Map<PeerId, Delivery> deliveries) {
        this(message, mine, !mine, Optional.empty(), deliveries);
    }

    /// Whether its author took it back.
    public boolean takenBack() {
        return message.content() instanceof Content.TakenBack;
    }
}
