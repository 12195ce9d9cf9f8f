package org.hashverse.node;

import java.time.Duration;
import java.util.Optional;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.PeerConnection;
import org.hashverse.wire.Frame;

/// Keeps names, colours and addresses up to date after HELLO, with WELCOME: sends our changes to connected contacts, and takes over theirs. Node thread only.
final class Renewals {
    /// Most names and colours of one peer that are taken over within [#RENEWALS_PERIOD]. Each new name is a line that the person reads.
    static final int MOST_RENEWALS = 30;
    /// Within this time the allowance of [#MOST_RENEWALS] is full again.
    static final Duration RENEWALS_PERIOD = Duration.ofMinutes(30);
    private final AdmissionPolicy admission;
    private final PeerDirectory directory;
    private final NodeClock clock;
    private final Limits limits;

    /// The latest name and colour that a peer claims.
    record Claim(PeerName name, Optional<AvatarColour> colour) {}

    Renewals(AdmissionPolicy admission, PeerDirectory directory, NodeClock clock, Limits limits) {
        this.admission = admission;
        this.directory = directory;
        this.clock = clock;
        this.limits = limits;
    }

    /// Sends changed settings to every contact over each of its links, and marks contacts whose name looks like our new one.
    void changed(Settings before, Settings now) {
        boolean renamed = !now.name().equals(before.name());
        if (renamed) directory.compareNames();
        if (renamed || !now.colour().equals(before.colour()) || now.share() != before.share()) directory.each(peer -> {
            if (peer.contact()) admission.sendWelcome(peer);
        });
    }

    /// Sends what changed since our HELLO to a contact whose link is ready. That HELLO may be out of date, or may have been for a stranger.
    void catchUp(PeerConnection connection) {
        var hello = connection.said();
        var now = admission.welcome();
        boolean same = hello.met() && now.equals(new Frame.Welcome(hello.addresses(), hello.share(), Optional.of(hello.name()), hello.colour()));
        if (!same) connection.welcome(now);
    }

    /// Takes over the name and colour in a peer's HELLO. The first name is always taken over: until then the peer had the name of an invite, or none. Later names are
    /// bounded as in [#noteWelcome], because a peer can connect again and again. The caller compares names, saves, and tells subscribers.
    void noteHello(PeerState peer, Frame.Hello hello) {
        if (peer.lastHeard.isEmpty()) {
            directory.setClaims(peer, hello.name(), hello.colour());
            return;
        }
        peer.claim = Optional.of(new Claim(hello.name(), hello.colour()));
        adopt(peer);
    }

    /// Takes over the name and colour in a contact's WELCOME: at once, but at most once in [Limits.Status#renewal] and at most [#MOST_RENEWALS] in a row. After that the
    /// newest one waits. The bound is needed because a new name is compared, saved and shown, which costs much more than the frame.
    void noteWelcome(PeerState peer, Frame.Welcome welcome) {
        peer.share = welcome.share();
        welcome.name().ifPresent(name -> {
            peer.claim = Optional.of(new Claim(name, welcome.colour()));
            takeOver(peer);
        });
        if (peer.met) return; // the peer had us as a contact already
        peer.met = true;
        directory.changedForGood(peer);
        for (var link : peer.links) catchUp(link.connection); // until now the peer had us as a stranger and ignored our WELCOME
    }

    /// Takes over the names that waited, if they are due.
    void tick() {
        directory.each(peer -> {
            if (peer.claim.isEmpty()) return;
            if (peer.contact() || peer.standing == Standing.STRANGER) takeOver(peer);
            else peer.claim = Optional.empty();
        });
    }

    /// When [#tick] has something to take over; [Long#MAX_VALUE] if no name waits.
    long next() {
        long now = clock.nanos();
        return directory.all().stream().filter(peer -> peer.claim.isPresent()).mapToLong(peer -> due(peer, now)).min().orElse(Long.MAX_VALUE);
    }

    /// When the claim of a peer may be taken over.
    private long due(PeerState peer, long now) {
        return Math.max(peer.claimedAt + limits.status().renewal().toNanos(), now + peer.renewals.until(now));
    }

    private void takeOver(PeerState peer) {
        if (!adopt(peer)) return;
        directory.compareNames();
        directory.changedForGood(peer);
    }

    /// Takes over the claim of a peer if it is due. Returns whether it did.
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
        directory.setClaims(peer, claim.name(), claim.colour());
        return true;
    }
}
