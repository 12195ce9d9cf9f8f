package org.hashverse.node.contacts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.peer.ClaimState;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.PeerConnection;
import org.hashverse.wire.Frame;

/// Keeps names, colours and addresses up to date: takes over those of a peer from its HELLO and WELCOME, and sends our changes to connected contacts with WELCOME. Node
/// thread only.
public final class Renewals {
    private final OwnIdentity myself;
    private final Greetings greetings;
    private final PeerDirectory directory;
    private final NodeClock clock;
    private final Limits limits;

    Renewals(OwnIdentity myself, Greetings greetings, PeerDirectory directory, NodeClock clock, Limits limits) {
        this.myself = myself;
        this.greetings = greetings;
        this.directory = directory;
        this.clock = clock;
        this.limits = limits;
    }

    /// If our name, our colour, `share` or the address of a forwarded port changed, sends WELCOME to every contact over each of its links. After a new name, also marks contacts whose name looks like it.
    public void changed(Settings before, Settings now) {
        boolean renamed = !now.name().equals(before.name());
        if (renamed) directory.updateLookalikes();
        if (renamed || !now.colour().equals(before.colour()) || now.share() != before.share() || !now.reach().forwarded().equals(before.reach().forwarded())) sendWelcomes();
    }

    /// Tells every contact our present name and addresses.
    public void sendWelcomes() {
        directory.each(peer -> {
            if (peer.contact()) greetings.sendWelcome(peer);
        });
    }

    /// Sends our whereabouts to a contact whose link is ready, and WELCOME if our HELLO on that link is out of date or was for a stranger.
    public void catchUp(PeerConnection connection) {
        var ours = connection.said();
        var now = greetings.welcome();
        boolean same = ours.met() && now.equals(new Frame.Welcome(ours.addresses(), ours.share(), Optional.of(ours.name()), ours.colour()));
        if (!same) connection.welcome(now);
        greetings.sendWhereabouts(connection);
    }

    /// Takes over what the HELLO of a peer tells, now that its link is ready. `PresenceNotices` then compares names, saves, and tells subscribers.
    public void noteHello(Link link) {
        var peer = link.peer;
        var hello = link.connection.hello();
        noteClaims(peer, hello);
        peer.met = hello.met();
        peer.share = hello.share();
        noteAddresses(link, hello.addresses());
        peer.endedByIt = false;
        peer.lastHeard = Optional.of(clock.wall());
        peer.clock.setAhead(Duration.ofMillis(hello.wall() - clock.wall().toEpochMilli()));
        link.connection.dialled().ifPresentOrElse(peer::answeredAt, () -> peer.sourceAddress = link.sourceAddress());
    }

    /// Takes over the name and colour in a peer's HELLO. The first name is always taken over: until then the peer had the name of an invite, or none. Later names are
    /// bounded as in [#noteWelcome], because a peer can connect again and again.
    private void noteClaims(PeerState peer, Frame.Hello hello) {
        if (peer.lastHeard.isEmpty()) {
            directory.setClaims(peer, hello.name(), hello.colour());
            return;
        }
        peer.claims.waiting = Optional.of(new ClaimState.Claim(hello.name(), hello.colour()));
        takeOver(peer);
    }

    /// Notes the addresses that a contact claims; of a stranger, none. They are tried when no other address answers. The contact must prove its key there, so a wrong claim
    /// does no harm.
    private void noteAddresses(Link link, List<PeerAddress> addresses) {
        link.peer.calling.claimedAddresses = link.peer.contact() ? myself.callable(addresses, link.connection.remote(), limits.redial().hints()) : List.of();
    }

    /// Takes over the WELCOME of a contact; that of a stranger is ignored. A new name or colour is taken over at once, but at most once in [Limits.Status#renewal] and at
    /// most [ClaimState#MOST] in a row. After that the newest one waits. The bound is needed because a new name is compared, saved and shown, which costs much more than
    /// the frame.
    public void noteWelcome(Link link, Frame.Welcome welcome) {
        var peer = link.peer;
        if (!peer.contact()) return;
        noteAddresses(link, welcome.addresses());
        if (peer.share != welcome.share()) {
            peer.share = welcome.share();
            directory.save();
        }
        welcome.name().ifPresent(name -> {
            peer.claims.waiting = Optional.of(new ClaimState.Claim(name, welcome.colour()));
            takeOverAndTell(peer);
        });
        if (peer.met) return; // the peer had us as a contact already
        peer.met = true;
        directory.saveAndTell(peer);
        for (var ready : peer.links) catchUp(ready.connection); // until now the peer had us as a stranger and ignored our WELCOME
    }

    /// Takes over the names that waited, if they are due.
    public void tick() {
        directory.each(peer -> {
            if (peer.claims.waiting.isEmpty()) return;
            if (peer.allowed()) takeOverAndTell(peer);
            else peer.claims.waiting = Optional.empty();
        });
    }

    /// When [#tick] has something to take over; [Long#MAX_VALUE] if no name waits.
    public long next() {
        long now = clock.nanos();
        return directory.all().stream().filter(peer -> peer.claims.waiting.isPresent()).mapToLong(peer -> due(peer, now)).min().orElse(Long.MAX_VALUE);
    }

    /// When the claim of a peer may be taken over.
    private long due(PeerState peer, long now) {
        return Math.max(peer.claims.takenOverAt + limits.status().renewal().toNanos(), now + peer.claims.allowance.until(now));
    }

    /// Takes over the claim of a peer if it is due; then compares names, saves, and tells subscribers.
    private void takeOverAndTell(PeerState peer) {
        if (!takeOver(peer)) return;
        directory.updateLookalikes();
        directory.saveAndTell(peer);
    }

    /// Takes over the claim of a peer if it is due. Returns whether it did.
    private boolean takeOver(PeerState peer) {
        var claim = peer.claims.waiting.orElseThrow();
        if (claim.name().equals(peer.name) && claim.colour().equals(peer.colour)) {
            peer.claims.waiting = Optional.empty();
            return false;
        }
        long now = clock.nanos();
        if (due(peer, now) > now) return false;
        peer.claims.allowance.take(now);
        peer.claims.takenOverAt = now;
        directory.setClaims(peer, claim.name(), claim.colour());
        return true;
    }
}
