package org.hashverse.node.contacts;

import java.time.Instant;
import java.util.Optional;
import org.hashverse.chat.IssuedInvite;
import org.hashverse.chat.PeerId;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.wire.Frame;

/// The invites that we give away: the standing one, and those with a limit. Decides whether a caller brings one of them, and saves what changes. Node thread only.
public final class OwnInvites {
    private final OwnIdentity myself;
    private final PeerDirectory directory;
    private final NodeClock clock;

    OwnInvites(OwnIdentity myself, PeerDirectory directory, NodeClock clock) {
        this.myself = myself;
        this.directory = directory;
        this.clock = clock;
    }

    /// Makes an invite with a limit. Empty if there is no room for another, see [org.hashverse.node.peer.IssuedInvites#MOST].
    public Optional<IssuedInvite> issue(boolean once, Optional<Instant> until) {
        var made = myself.issued.make(once, until, clock.wall());
        directory.save();
        return made;
    }

    /// Revokes an invite with a limit. False if none has the code.
    public boolean revoke(String code) {
        boolean revoked = myself.issued.revoke(code);
        if (revoked) directory.save();
        return revoked;
    }

    /// Whether a caller brings the token of our standing invite, or of one with a limit that lets it in.
    boolean brings(PeerId caller, Frame.Hello hello) {
        return hello.token().filter(token -> myself.settings().token().equals(token) || myself.issued.admits(token, caller, clock.wall())).isPresent();
    }

    /// Gives a caller its place in the invite whose token it brings, and saves that. Does nothing if the caller brings no invite with a limit, or has its place already.
    void use(PeerId caller, Frame.Hello hello) {
        if (hello.token().filter(token -> myself.issued.use(token, caller, clock.wall())).isPresent()) directory.save();
    }

    /// Whether a caller has a place in the invite with a limit whose token it brings.
    public boolean hasPlace(PeerId caller, Frame.Hello hello) {
        return hello.token().filter(token -> myself.issued.hasPlace(token, caller)).isPresent();
    }

    /// Renews or revokes the invites by which a peer could come back that the person removes or blocks. The caller saves the peer.
    void bar(PeerState peer) {
        if (peer.mayKnowToken()) myself.renewInvite();
        myself.issued.revokeUsedBy(peer.id);
    }
}
