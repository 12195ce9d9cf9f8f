package org.hashverse.node.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.peer.PeerState;

/// One attempt to add a contact by an address or an invite. Remembers what the peer was before, so that a failed attempt can be undone. Node thread only.
final class AddAttempt {
    /// The addresses that are dialled in one call; at least one.
    final List<PeerAddress> addresses;
    /// The key of the invite; empty for an address.
    final Optional<PeerId> invited;
    /// The token of the invite.
    final Optional<String> token;
    /// Completed with the outcome. The caller cancels the attempt by cancelling this future.
    final CompletableFuture<AddOutcome> answer;
    private PeerId key;
    private Optional<Before> before = Optional.empty();
    private boolean answeredHello;
    private boolean kept;

    /// What the attempt may change, as it was before.
    private record Before(Standing standing, List<PeerAddress> addresses, Optional<String> token, boolean letIn, boolean invited, boolean endedByIt,
                          int strangerMessages) {
        static Before of(PeerState peer) {
            return new Before(peer.standing, List.copyOf(peer.addresses), peer.token, peer.letIn, peer.invited, peer.endedByIt, peer.incoming.strangerMessages);
        }
    }

    AddAttempt(List<PeerAddress> addresses, Optional<PeerId> invited, Optional<String> token, CompletableFuture<AddOutcome> answer) {
        this.addresses = addresses;
        this.invited = invited;
        this.token = token;
        this.answer = answer;
    }

    /// Sets the key that this attempt adds. Call this before the attempt changes the peer.
    ///
    /// @param peer  the peer with that key; empty if we do not know it
    /// @param other another attempt to add the same key. The other one may have changed the peer already, so this attempt too goes back to what the peer was before both
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

    /// Notes that we answer the peer with HELLO.
    void answerHello() {
        answeredHello = true;
    }

    /// Whether we answered the peer with HELLO, so that a link to it may become ready.
    boolean answeredHello() {
        return answeredHello;
    }

    /// Keeps the peer a contact, even if this attempt fails.
    void keep() {
        kept = true;
    }

    /// Whether the peer stays a contact if this attempt fails.
    boolean kept() {
        return kept;
    }

    /// The standing of the peer before the attempt; empty if it was unknown.
    Optional<Standing> standingBefore() {
        return before.map(Before::standing);
    }

    /// Undoes the changes to a peer. Does nothing if the peer was unknown before.
    void restore(PeerState peer) {
        before.ifPresent(was -> {
            peer.standing = was.standing;
            peer.addresses = new ArrayList<>(was.addresses);
            peer.token = was.token;
            peer.letIn = was.letIn;
            peer.invited = was.invited;
            peer.endedByIt = was.endedByIt;
            peer.incoming.strangerMessages = was.strangerMessages;
        });
    }
}
