package org.hashverse.node.peer;

import java.util.Optional;

/// Whether one peer is writing to us, and what we told it of our writing. For `Typing`. Times are nanoseconds of the node's clock. Node thread only.
public final class TypingState {
    /// Until when the peer is shown as writing to us; empty if it is not.
    public Optional<Long> shownUntil = Optional.empty();
    /// When we last sent TYPING to the peer.
    public long sentAt = Long.MIN_VALUE / 2;
}
