package org.hashverse.node;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Standing;
import org.hashverse.transport.TokenBucket;

/// Tells subscribers that a peer joined or left. It joins when its first link is ready. It leaves when its last link has ended and no other one was ready within a grace
/// time. A peer that leaves and returns again and again gets a longer grace time, because the person reads a line for each departure and each return. Node thread only.
final class PresenceNotices {
    /// Most departures of one peer that subscribers are told of within [#PERIOD].
    static final int MOST = 10;
    /// Within this time the allowance of [#MOST] is full again. While it is used up, a peer that left is shown as not responding.
    static final Duration PERIOD = Duration.ofMinutes(5);
    private static final Set<CloseReason> GOODBYES = EnumSet.of(CloseReason.LEAVING, CloseReason.REMOVED, CloseReason.REFUSED);
    private final PeerDirectory directory;
    private final Redialer redialer;
    private final LivenessMonitor liveness;
    private final Events events;
    private final NodeClock clock;
    private final Limits limits;

    PresenceNotices(PeerDirectory directory, Redialer redialer, LivenessMonitor liveness, Events events, NodeClock clock, Limits limits) {
        this.directory = directory;
        this.redialer = redialer;
        this.liveness = liveness;
        this.events = events;
        this.clock = clock;
        this.limits = limits;
    }

    /// A full allowance of departures. A peer that the person adds again gets a new one.
    static TokenBucket allowance() {
        return new TokenBucket(MOST / (double) PERIOD.toSeconds(), MOST, Long.MIN_VALUE / 2);
    }

    /// Handles a link that is ready: stops calling the peer, and tells subscribers if the peer was not connected.
    void linkReady(PeerState peer) {
        peer.leavesAt = Optional.empty();
        peer.flapping = false;
        peer.goodbye = Optional.empty();
        peer.connectingUntil = Long.MIN_VALUE;
        redialer.connected(peer);
        directory.compareNames();
        boolean joined = !peer.announced;
        peer.announced = true;
        directory.changedForGood(peer);
        if (joined) events.tell(new NodeEvent.Joined(peer.id));
    }

    /// Handles the end of a link.
    ///
    /// @param newest whether it was the newest link of the peer
    void linkEnded(PeerState peer, CloseReason reason, boolean newest) {
        if (peer.links.isEmpty()) {
            lost(peer, peer.goodbye.orElse(reason));
            return;
        }
        if (newest && GOODBYES.contains(reason)) peer.goodbye = Optional.of(reason);
        directory.changed(peer);
    }

    /// Handles the end of the last link to a peer.
    private void lost(PeerState peer, CloseReason reason) {
        if (reason == CloseReason.REMOVED || reason == CloseReason.REFUSED) redialer.endedByIt(peer);
        redialer.lost(peer, reason);
        peer.leaveReason = reason;
        long now = clock.nanos();
        long grace = switch (reason) {
            case DUPLICATE -> now + limits.status().leftGrace().toNanos(); // the newer link will be ready soon
            case LOST -> Math.max(peer.connectingUntil, liveness.forgivenUntil());
            case SILENT, STALLED, PROTOCOL, BUSY, FULL -> peer.connectingUntil;
            case LEAVING, REMOVED, REFUSED, CLOSED -> Long.MIN_VALUE;
        };
        // a peer that the person removed or blocked is gone at once
        boolean allowed = peer.contact() || peer.standing == Standing.STRANGER;
        long pause = allowed ? peer.departures.until(now) : 0;
        peer.leavesAt = Optional.of(Math.max(grace, now + pause));
        peer.flapping = pause > 0;
        if (peer.flapping) directory.changed(peer);
        tick();
    }

    /// Tells subscribers which peers left, if their grace time is over.
    void tick() {
        long now = clock.nanos();
        directory.each(peer -> {
            if (peer.leavesAt.filter(at -> now >= at).isPresent()) leave(peer);
        });
    }

    /// When [#tick] has something to tell; [Long#MAX_VALUE] if no peer is leaving.
    long next() {
        return directory.all().stream().flatMap(peer -> peer.leavesAt.stream()).min(Long::compare).orElse(Long.MAX_VALUE);
    }

    private void leave(PeerState peer) {
        peer.leavesAt = Optional.empty();
        peer.flapping = false;
        peer.departures.take(clock.nanos());
        peer.announced = false;
        liveness.setTyping(peer, false);
        directory.changedForGood(peer);
        events.tell(new NodeEvent.Left(peer.id, peer.leaveReason));
    }
}
