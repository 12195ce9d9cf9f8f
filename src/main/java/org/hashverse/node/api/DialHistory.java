package org.hashverse.node.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The latest calls to a contact.
///
/// @param attempts the attempts at single addresses since this program started, the newest first, at most [#KEPT]
/// @param next     when the contact is called next; empty if it is connected, if it removed us, or if no address of it is known
/// @param inPieces whether messages to it are sent in small pieces, because connections ended silently during large ones
public record DialHistory(List<Attempt> attempts, Optional<Instant> next, boolean inPieces) {
    /// Most attempts that are kept for each peer. Each address of a call is one attempt.
    public static final int KEPT = 50;

    /// The calls to a contact whose messages are sent whole.
    public DialHistory(List<Attempt> attempts, Optional<Instant> next) {
        this(attempts, next, false);
    }

    /// Copies the list.
    public DialHistory {
        attempts = List.copyOf(attempts);
    }
}
