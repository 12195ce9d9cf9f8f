package org.hashverse.node;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How a contact was called lately.
///
/// @param attempts since this program started, the newest first, at most [#KEPT]
/// @param next     when it is called next; empty if it is connected, or if nobody knows where it is and it has to call us
/// @param inPieces whether messages go to it in small pieces, because connections ended silently in the middle of a large one
public record DialHistory(List<Attempt> attempts, Optional<Instant> next, boolean inPieces) {
    /// Attempts kept per peer, one for each address of a turn: of one address some minutes of the quick turns, a day of the slow ones.
    public static final int KEPT = 50;

    /// Calls of a contact whose path takes large packets.
    public DialHistory(List<Attempt> attempts, Optional<Instant> next) {
        this(attempts, next, false);
    }

    public DialHistory {
        attempts = List.copyOf(attempts);
    }
}
