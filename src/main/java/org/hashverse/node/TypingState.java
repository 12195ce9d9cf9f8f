package org.hashverse.node;

import java.util.Optional;

/// Who of one peer and us is writing to the other. Belongs to [LivenessMonitor]. Node thread only.
final class TypingState {
    /// The peer is writing to us; until when that is shown.
    Optional<Long> shownUntil = Optional.empty();
    /// When we last sent TYPING.
    long sentAt = Long.MIN_VALUE / 2;
}
