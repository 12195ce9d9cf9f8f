package org.hashverse.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;

/// One attempt to add a contact by an address or an invite: whom it adds, what we knew of that peer before, and how far it is. Node thread only.
final class AddAttempt {
    /// The addresses that are dialled in one call; at least one.
    final List<PeerAddress> addresses;
    /// The key of the invite; empty for an address.
    final Optional<PeerId> invited;
    /// The token of the invite.
    final Optional<String> token;
    /// Completed with the outcome. A caller cancels the attempt by cancelling this.
    final CompletableFuture<AddOutcome> answer;
    private PeerId key;
    private Optional<Before> before = Optional.empty();
    private boolean greeted;
    private boolean kept;

    /// What we knew of a peer before an attempt to add it.
    private record Before(Standing standing, List<PeerAddress> addresses, Optional<String> token, boolean letIn, boolean invited, boolean endedByIt, int strangerMessages) {
        static Before of(PeerState peer) {
            return new Before(peer.standing, List.copyOf(peer.addresses), peer.token, peer.letIn, peer.invited, peer.endedByIt, peer.strangerMessages);
        }
    }

    AddAttempt(List<PeerAddress> addresses, Optional<PeerId> invited, Optional<String> token, CompletableFuture<AddOutcome> answer) {
        this.addresses = addresses;
        this.invited = invited;
        this.token = token;
        this.answer = answer;
    }

    /// Sets the key that this attempt adds. Call it before anything about that peer changes.
    ///
    /// @param peer  the peer with that key; empty if we do not know it
    /// @param other another attempt under way that adds the same key. It may have changed the peer already, so its snapshot is used
    void begin(PeerId key, Optional<PeerState> peer, Optional<AddAttempt> other) {
        this.key = key;
        before = other.map(same -> same.before).orElseGet(() -> peer.map(Before::of));
    }

    /// Whether this attempt adds a key.
    boolean adds(PeerId key) {
        return key.equals(this.key);
    }

    /// The key that this attempt adds; empty until the peer at an address has answered.
    Optional<PeerId> key() {
        return Optional.ofNullable(key);
    }

    /// We answer the peer with HELLO.
    void greet() {
        greeted = true;
    }

    /// Whether we answered the peer with HELLO, so a link to it may follow.
    boolean greeted() {
        return greeted;
    }

    /// The peer stays a contact whatever becomes of this attempt.
    void keep() {
        kept = true;
    }

    boolean kept() {
        return kept;
    }

    /// The standing of the peer before the attempt; empty if it was unknown.
    Optional<Standing> standingBefore() {
        return before.map(Before::standing);
    }

    /// Gives a peer back what we knew of it before the attempt. Does nothing if it was unknown.
    void restore(PeerState peer) {
        before.ifPresent(was -> {
            peer.standing = was.standing;
            peer.addresses = new ArrayList<>(was.addresses);
            peer.token = was.token;
            peer.letIn = was.letIn;
            peer.invited = was.invited;
            peer.endedByIt = was.endedByIt;
            peer.strangerMessages = was.strangerMessages;
        });
    }
}
