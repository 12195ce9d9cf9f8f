package org.hashverse.node;

import java.util.Optional;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerName;
import org.hashverse.store.Settings;
import org.hashverse.transport.PeerConnection;
import org.hashverse.wire.Frame;

/// What changes after HELLO: our name, our colour and whether our address may be passed on are told to the contacts that are connected; theirs are taken.
/// Node thread only.
final class Renewals {
    private final Greeter greeter;
    private final Roster roster;
    private final NodeClock clock;
    private final Limits limits;

    /// What a peer calls itself by now, and the colour that it wants.
    record Claim(PeerName name, Optional<AvatarColour> colour) {}

    Renewals(Greeter greeter, Roster roster, NodeClock clock, Limits limits) {
        this.greeter = greeter;
        this.roster = roster;
        this.clock = clock;
        this.limits = limits;
    }

    /// Our settings changed: every contact hears it over every link, and whoever is called like us is marked.
    void changed(Settings before, Settings now) {
        boolean renamed = !now.name().equals(before.name());
        if (renamed) roster.compareNames();
        if (renamed || !now.colour().equals(before.colour()) || now.share() != before.share()) roster.each(peer -> {
            if (peer.contact()) greeter.tell(peer);
        });
    }

    /// The link of a contact stands: our HELLO on it was said a while ago, and perhaps to a stranger.
    void catchUp(PeerConnection connection) {
        var said = connection.said();
        var now = greeter.welcome();
        boolean same = said.met() && now.equals(new Frame.Welcome(said.addresses(), said.share(), Optional.of(said.name()), said.colour()));
        if (!same) connection.welcome(now);
    }

    /// A contact says what changed of it. What it is called is taken at once, and then not more often than [Limits#renewal], the newest last: names are
    /// compared, kept and shown, and cost more than the frame that brings them.
    void heard(PeerState peer, Frame.Welcome welcome) {
        peer.share = welcome.share();
        welcome.name().ifPresent(name -> {
            peer.claim = Optional.of(new Claim(name, welcome.colour()));
            take(peer);
        });
        if (peer.met) return; // nothing else that we tell or keep has changed
        peer.met = true;
        roster.changedForGood(peer);
        for (var link : peer.links) catchUp(link.connection); // what we said meanwhile was a stranger's
    }

    /// Takes what came too soon.
    void tick() {
        roster.each(peer -> {
            if (peer.claim.isEmpty()) return;
            if (peer.contact()) take(peer);
            else peer.claim = Optional.empty();
        });
    }

    /// When [#tick] has something to take; [Long#MAX_VALUE] if nothing came too soon.
    long next() {
        return roster.all().stream().filter(peer -> peer.claim.isPresent()).mapToLong(peer -> peer.claimedAt + limits.renewal().toNanos()).min().orElse(Long.MAX_VALUE);
    }

    private void take(PeerState peer) {
        var claim = peer.claim.orElseThrow();
        if (claim.name().equals(peer.name) && claim.colour().equals(peer.colour)) {
            peer.claim = Optional.empty();
            return;
        }
        if (clock.nanos() - peer.claimedAt < limits.renewal().toNanos()) return;
        peer.claimedAt = clock.nanos();
        roster.claims(peer, claim.name(), claim.colour());
        roster.compareNames();
        roster.changedForGood(peer);
    }
}
