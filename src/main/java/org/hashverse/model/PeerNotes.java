package org.hashverse.model;

import org.hashverse.model.notes.Note;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.Peer;

/// Adds notes about a peer to its conversation: it was away, it has a new name, it removed or refused us.
final class PeerNotes {
    private static final Duration ABSENCE = Duration.ofMinutes(1);
    private final Conversations conversations;
    private final InstantSource clock;
    private final Map<PeerId, Instant> leftAt = new HashMap<>();

    PeerNotes(Conversations conversations, InstantSource clock) {
        this.conversations = conversations;
        this.clock = clock;
    }

    /// Takes in a new state of a peer.
    void changed(Peer before, PeerItem item) {
        var now = item.peer().get();
        if (!before.name().equals(now.name())) note(item.id(), new Note.Renamed(clock.instant(), before.name().text(), now.name().text()));
        if (!before.endedByIt() && now.endedByIt()) note(item.id(), new Note.Ended(clock.instant(), item.label().get()));
    }

    /// Takes in that a peer connected. Adds a note if it was away for long.
    void joined(PeerId id) {
        var from = leftAt.remove(id);
        var now = clock.instant();
        if (from != null && Duration.between(from, now).compareTo(ABSENCE) > 0) note(id, new Note.Absent(from, now));
    }

    /// Takes in that a peer disconnected.
    ///
    /// @param heard when the peer was heard last, if the connection ended because it fell silent
    void left(PeerId id, Optional<Instant> heard) {
        leftAt.putIfAbsent(id, heard.orElseGet(clock::instant));
    }

    /// Removes a peer.
    void forget(PeerId id) {
        leftAt.remove(id);
    }

    private void note(PeerId id, Note note) {
        conversations.of(Conversation.with(id)).note(note);
    }
}
