package org.hashverse.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.node.Peer;

/// Notes in a conversation what happened to its peer: it was away, it calls itself otherwise, it ended the connection.
final class PeerNotes {
    private static final Duration ABSENCE = Duration.ofMinutes(1);
    private final Conversations conversations;
    private final InstantSource clock;
    private final Map<PeerId, Instant> leftAt = new HashMap<>();

    PeerNotes(Conversations conversations, InstantSource clock) {
        this.conversations = conversations;
        this.clock = clock;
    }

    /// A peer is not what it was.
    void changed(Peer before, PeerItem item) {
        var now = item.peer().get();
        if (!before.name().equals(now.name())) note(item.id(), new Note.Renamed(clock.instant(), before.name().text(), now.name().text()));
        if (!before.endedByIt() && now.endedByIt()) note(item.id(), new Note.Ended(clock.instant(), item.label().get()));
    }

    void joined(PeerId id) {
        var from = leftAt.remove(id);
        var now = clock.instant();
        if (from != null && Duration.between(from, now).compareTo(ABSENCE) > 0) note(id, new Note.Absent(from, now));
    }

    /// @param heard when it was heard last, if it fell silent
    void left(PeerId id, Optional<Instant> heard) {
        leftAt.putIfAbsent(id, heard.orElseGet(clock::instant));
    }

    void forget(PeerId id) {
        leftAt.remove(id);
    }

    private void note(PeerId id, Note note) {
        conversations.of(Conversation.with(id)).note(note);
    }
}
