package org.hashverse.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An invite of ours with a limit: it lets in one peer, or it ends at a time, or both. It has a token of its own, unlike the standing invite, and is kept in a list, so that
/// the person can see who used it and revoke it.
///
/// The first keys that bring the token get its places. A key that has a place may bring the token again, because its connection may have been lost before it was ready.
///
/// @param token 32 hex digits, 128 random bits
/// @param made  when the person made it
/// @param once  whether it lets in one peer only
/// @param until when it ends; empty for never
/// @param users the keys that brought the token while the invite was open, the first one first; at most [#most]
public record IssuedInvite(String token, Instant made, boolean once, Optional<Instant> until, List<PeerId> users) {
    /// Most peers that an invite with an end lets in.
    public static final int MOST_USERS = 256;
    /// Number of characters of [#code].
    public static final int CODE_LENGTH = 6;

    /// Whether an invite still lets somebody in.
    public enum State {
        /// The next peer that brings the token becomes a contact.
        OPEN,
        /// As many peers as it lets in have brought the token.
        USED,
        /// Its end has come, or the clock shows a time before it was made, so that nobody can tell.
        ENDED
    }

    /// @throws IllegalArgumentException for a token of another form, an invite without a limit, an end that is not after its making, or too many users
    public IssuedInvite {
        users = List.copyOf(users);
        if (!token.matches("[0-9a-f]{32}")) throw new IllegalArgumentException("the token of an invite is 32 hex digits");
        if (!once && until.isEmpty()) throw new IllegalArgumentException("the invite has no limit");
        if (until.isPresent() && !until.get().isAfter(made)) throw new IllegalArgumentException("the invite ends before it begins");
        if (users.size() > (once ? 1 : MOST_USERS)) throw new IllegalArgumentException("too many peers used the invite");
    }

    /// A new invite with a random token.
    public static IssuedInvite make(boolean once, Optional<Instant> until, Instant now) {
        return new IssuedInvite(MessageId.random().hex(), now, once, until, List.of());
    }

    /// The name of the invite for people: the first characters of its token.
    public String code() {
        return token.substring(0, CODE_LENGTH);
    }

    /// Most peers that it lets in.
    public int most() {
        return once ? 1 : MOST_USERS;
    }

    /// Whether it still lets somebody in.
    public State state(Instant now) {
        if (users.size() >= most()) return State.USED;
        // before it was made, the clock is wrong, perhaps in 1970 again: an end that has passed must not be ahead once more
        return until.filter(end -> !end.isAfter(now) || now.isBefore(made)).isPresent() ? State.ENDED : State.OPEN;
    }

    /// Whether it lets in a peer that brings its token now: the invite is open, or the peer has a place already.
    public boolean admits(PeerId peer, Instant now) {
        return users.contains(peer) || state(now) == State.OPEN;
    }

    /// The invite with a place for a peer.
    public IssuedInvite usedBy(PeerId peer) {
        if (users.contains(peer)) return this;
        var more = new ArrayList<>(users);
        more.add(peer);
        return new IssuedInvite(token, made, once, until, more);
    }
}
