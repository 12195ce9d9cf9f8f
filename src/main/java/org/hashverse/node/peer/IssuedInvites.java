package org.hashverse.node.peer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hashverse.chat.IssuedInvite;
import org.hashverse.chat.PeerId;

/// Our invites with a limit, the newest last. The peer book keeps them, so that an invite is used on the disk at the same moment as the peer that used it is a contact there.
/// After a change, the caller saves the peer book. Node thread only.
public final class IssuedInvites {
    /// Most invites that are kept. A new one takes the place of the oldest one that lets nobody in any more; if all are open, no further one is made.
    public static final int MOST = 32;

    private final List<IssuedInvite> invites = new ArrayList<>();
    private final Runnable changed;

    /// @param kept    what the profile keeps; only the last [#MOST] count
    /// @param changed tells subscribers
    IssuedInvites(List<IssuedInvite> kept, Runnable changed) {
        invites.addAll(kept.subList(Math.max(0, kept.size() - MOST), kept.size()));
        this.changed = changed;
    }

    /// All of them, the newest last.
    public List<IssuedInvite> all() {
        return List.copyOf(invites);
    }

    /// Makes an invite. Empty if [#MOST] are open.
    ///
    /// @throws IllegalArgumentException as [IssuedInvite#make]
    public Optional<IssuedInvite> make(boolean once, Optional<Instant> until, Instant now) {
        IssuedInvite made;
        do made = IssuedInvite.make(once, until, now);
        while (withCode(made.code()).isPresent()); // a code names one invite
        if (invites.size() == MOST) {
            var over = invites.stream().filter(invite -> invite.state(now) != IssuedInvite.State.OPEN).findFirst();
            if (over.isEmpty()) return Optional.empty();
            invites.remove(over.get());
        }
        invites.add(made);
        changed.run();
        return Optional.of(made);
    }

    /// Whether a token lets in a peer now.
    public boolean admits(String token, PeerId peer, Instant now) {
        return invites.stream().anyMatch(invite -> invite.token().equals(token) && invite.admits(peer, now));
    }

    /// Whether a peer has a place in the invite with a token.
    public boolean hasPlace(String token, PeerId peer) {
        return invites.stream().anyMatch(invite -> invite.token().equals(token) && invite.users().contains(peer));
    }

    /// Gives a peer its place in the invite with a token. Returns false if nothing changed: the invite is gone or lets nobody in, or the peer has its place already.
    public boolean use(String token, PeerId peer, Instant now) {
        var found = invites.stream().filter(invite -> invite.token().equals(token) && invite.state(now) == IssuedInvite.State.OPEN && !invite.users().contains(peer)).findFirst();
        found.ifPresent(invite -> {
            invites.set(invites.indexOf(invite), invite.usedBy(peer));
            changed.run();
        });
        return found.isPresent();
    }

    /// Deletes the invite with a code, so that it lets nobody in any more. False if there is none.
    public boolean revoke(String code) {
        return removeIf(invite -> invite.code().equals(code));
    }

    /// Deletes the invites that a peer used, so that a removed peer does not come back by them, whichever key it has then. False if there is none.
    public boolean revokeUsedBy(PeerId peer) {
        return removeIf(invite -> invite.users().contains(peer));
    }

    private Optional<IssuedInvite> withCode(String code) {
        return invites.stream().filter(invite -> invite.code().equals(code)).findFirst();
    }

    private boolean removeIf(Predicate<IssuedInvite> gone) {
        boolean removed = invites.removeIf(gone);
        if (removed) changed.run();
        return removed;
    }
}
