package org.hashverse.node;

import java.time.Duration;
import java.util.Optional;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.PeerConnection;
import org.hashverse.wire.Frame;

/// Keeps what HELLO said up to date, with WELCOME: sends changes of our name, colour and addresses to connected contacts, and takes over theirs. Node thread only.
final class Renewals {
    /// Most names and colours of one peer that are taken over within [#RENEWALS_PERIOD]. Each new name is a line that the person reads.
    static final int MOST_RENEWALS = 30;
    /// After that, one more is taken over each time a part of this has passed.
    static final Duration RENEWALS_PERIOD = Duration.ofMinutes(30);
    private final AdmissionPolicy greeter;
    private final PeerDirectory roster;
    private final NodeClock clock;
    private final Limits limits;

    /// The latest name and colour that a peer claims.
    record Claim(PeerName name, Optional<AvatarColour> colour) {}

    Renewals(AdmissionPolicy greeter, PeerDirectory roster, NodeClock clock, Limits limits) {
        this.greeter = greeter;
        this.roster = roster;
        this.clock = clock;
        this.limits = limits;
    }

    /// Sends changed settings to every contact over each of its links, and marks contacts whose name looks like our new one.
    void changed(Settings before, Settings now) {
        boolean renamed = !now.name().equals(before.name());
        if (renamed) roster.compareNames();
        if (renamed || !now.colour().equals(before.colour()) || now.share() != before.share()) roster.each(peer -> {
            if (peer.contact()) greeter.tell(peer);
        });
    }

    /// Sends what changed since our HELLO to a contact whose link is ready. That HELLO may be out of date, or may have been for a stranger.
    void catchUp(PeerConnection connection) {
        var said = connection.said();
        var now = greeter.welcome();
        boolean same = said.met() && now.equals(new Frame.Welcome(said.addresses(), said.share(), Optional.of(said.name()), said.colour()));
        if (!same) connection.welcome(now);
    }

    /// Takes over what a peer's HELLO says. The first name that a peer says is always taken: until then it had the name of an invite, or none. Later names are paced as in
    /// [#heard], because a peer can connect again and again. The caller compares the names, and saves and tells the change.
    void greeted(PeerState peer, Frame.Hello hello) {
        if (peer.lastHeard.isEmpty()) {
            roster.claims(peer, hello.name(), hello.colour());
            return;
        }
        peer.claim = Optional.of(new Claim(hello.name(), hello.colour()));
        adopt(peer);
    }

    /// Takes over what a contact's WELCOME says. A name is taken at once, but at most once in [Limits.Status#renewal], and at most [#MOST_RENEWALS] in a row; a later one waits,
    /// and only the newest is kept. A new name is compared, saved and shown, which costs much more than the frame.
    void heard(PeerState peer, Frame.Welcome welcome) {
        peer.share = welcome.share();
        welcome.name().ifPresent(name -> {
            peer.claim = Optional.of(new Claim(name, welcome.colour()));
            take(peer);
        });
        if (peer.met) return; // it had us as a contact already
        peer.met = true;
        roster.changedForGood(peer);
        for (var link : peer.links) catchUp(link.connection); // while it had us as a stranger, it ignored what we sent
    }

    /// Takes over the names that had to wait.
    void tick() {
        roster.each(peer -> {
            if (peer.claim.isEmpty()) return;
            if (peer.contact() || peer.standing == Standing.STRANGER) take(peer);
            else peer.claim = Optional.empty();
        });
    }

    /// When [#tick] has something to take over; [Long#MAX_VALUE] if no name waits.
    long next() {
        long now = clock.nanos();
        return roster.all().stream().filter(peer -> peer.claim.isPresent()).mapToLong(peer -> due(peer, now)).min().orElse(Long.MAX_VALUE);
    }

    /// When the claim of a peer may be taken over.
    private long due(PeerState peer, long now) {
        return Math.max(peer.claimedAt + limits.status().renewal().toNanos(), now + peer.renewals.until(now));
    }

    private void take(PeerState peer) {
        if (!adopt(peer)) return;
        roster.compareNames();
        roster.changedForGood(peer);
    }

    /// Takes over the claim of a peer if it is due. Whether it did.
    private boolean adopt(PeerState peer) {
        var claim = peer.claim.orElseThrow();
        if (claim.name().equals(peer.name) && claim.colour().equals(peer.colour)) {
            peer.claim = Optional.empty();
            return false;
        }
        long now = clock.nanos();
        if (due(peer, now) > now) return false;
        peer.renewals.take(now);
        peer.claimedAt = now;
        roster.claims(peer, claim.name(), claim.colour());
        return true;
    }
}
