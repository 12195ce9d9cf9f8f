package org.hashverse.node.peer;

import java.util.Optional;

/// Who of one peer and us is writing to the other. For `Typing`. Node thread only.
public final class TypingState {
    /// The peer is writing to us; until when that is shown.
    public Optional<Long> shownUntil = Optional.empty();
    /// When we last sent TYPING.
    public long sentAt = Long.MIN_VALUE / 2;
}
