package org.hashverse.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What people did with a message after it was written.
///
/// @param edited    when its text was last edited, on our clock; empty for never
/// @param reactions one for each person that reacted, the oldest first
/// @param pinned    whether it is pinned in its conversation
/// @param confirmed of an announcement of ours: who confirmed it; of another author's: we, if we confirmed it
public record Marks(Optional<Instant> edited, List<ShownReaction> reactions, boolean pinned, Set<PeerId> confirmed) {
    /// Nobody did anything.
    public static final Marks NONE = new Marks(Optional.empty(), List.of(), false, Set.of());

    /// Copies the collections.
    public Marks {
        reactions = List.copyOf(reactions);
        confirmed = Set.copyOf(confirmed);
    }
}
