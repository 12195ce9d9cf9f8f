package org.hashverse.store.settings;

import java.time.Instant;
import java.util.Optional;
import org.hashverse.chat.Conversation;

/// A conversation without notifications.
///
/// @param until when the mute ends; empty for never
public record Mute(Conversation conversation, Optional<Instant> until) {
    /// Whether the mute has not ended at a time. It has ended at the very moment of [#until].
    public boolean lasts(Instant now) {
        return until.isEmpty() || now.isBefore(until.get());
    }
}
