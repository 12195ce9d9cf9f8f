package org.hashverse.node.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;

/// Makes a [Peer] for a test: each method changes one thing about it, and [#peer] returns it.
public final class TestPeer {
    private final PeerId id;
    private final PeerName name;
    private Optional<AvatarColour> colour = Optional.empty();
    private Optional<String> nickname = Optional.empty();
    private Standing standing = Standing.CONTACT;
    private Presence presence = Presence.ONLINE;
    private Optional<PeerAddress> address = Optional.empty();
    private Optional<Instant> since = Optional.empty();
    private Optional<Instant> lastHeard = Optional.empty();
    private Optional<Duration> roundTrip = Optional.empty();
    private int waiting;
    private Optional<PeerId> vouchedBy = Optional.empty();
    private boolean verified;
    private boolean met = true;
    private Optional<PeerId> resembles = Optional.empty();
    private boolean endedByIt;
    private Optional<Duration> clockAhead = Optional.empty();
    private Optional<Set<String>> features = Optional.empty();

    private TestPeer(PeerId id, PeerName name) {
        this.id = id;
        this.name = name;
    }

    /// A connected contact that has accepted us; its address and all times are unknown.
    public static TestPeer of(PeerId id, String name) {
        return new TestPeer(id, new PeerName(name));
    }

    /// A copy of a peer.
    public static TestPeer like(Peer peer) {
        var copy = new TestPeer(peer.id(), peer.name());
        copy.colour = peer.colour();
        copy.features = peer.features();
        copy.nickname = peer.nickname();
        copy.standing = peer.standing();
        copy.presence = peer.presence();
        copy.address = peer.address();
        copy.since = peer.since();
        copy.lastHeard = peer.lastHeard();
        copy.roundTrip = peer.roundTrip();
        copy.waiting = peer.waiting();
        copy.verified = peer.verified();
        copy.vouchedBy = peer.vouchedBy();
        copy.met = peer.met();
        copy.resembles = peer.resembles();
        copy.endedByIt = peer.endedByIt();
        copy.clockAhead = peer.clockAhead();
        return copy;
    }

    public TestPeer withNickname(String ours) {
        nickname = Optional.of(ours);
        return this;
    }

    public TestPeer withStanding(Standing other) {
        standing = other;
        return this;
    }

    /// Without a connection there is no time since which it stands, and no round trip.
    public TestPeer withPresence(Presence other) {
        presence = other;
        if (other == Presence.OFFLINE) {
            since = Optional.empty();
            roundTrip = Optional.empty();
        }
        return this;
    }

    public TestPeer withAddress(PeerAddress known) {
        address = Optional.of(known);
        return this;
    }

    public TestPeer withoutAddress() {
        address = Optional.empty();
        return this;
    }

    public TestPeer withSince(Instant connected) {
        since = Optional.of(connected);
        return this;
    }

    public TestPeer withLastHeard(Instant moment) {
        lastHeard = Optional.of(moment);
        return this;
    }

    public TestPeer withoutLastHeard() {
        lastHeard = Optional.empty();
        return this;
    }

    public TestPeer withRoundTrip(Duration measured) {
        roundTrip = Optional.of(measured);
        return this;
    }

    public TestPeer withWaiting(int messages) {
        waiting = messages;
        return this;
    }

    public TestPeer withVerified() {
        verified = true;
        return this;
    }

    public TestPeer withVouchedBy(PeerId contact) {
        vouchedBy = Optional.of(contact);
        return this;
    }

    public TestPeer withFeatures(Set<String> understood) {
        features = Optional.of(understood);
        return this;
    }

    public TestPeer withMet(boolean accepted) {
        met = accepted;
        return this;
    }

    public TestPeer withResembles(PeerId other) {
        resembles = Optional.of(other);
        return this;
    }

    /// The peer.
    public Peer peer() {
        return new Peer(id, name, colour, nickname, standing, presence, address, since, lastHeard, roundTrip, waiting, verified, met, resembles, endedByIt, clockAhead, features, vouchedBy);
    }
}
