package org.hashverse.node;

import java.time.Duration;
import java.util.Optional;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Standing;
import org.hashverse.transport.TokenBucket;

/// Tells subscribers that a peer left. That is when its last link has ended and no other was ready within a grace time. A peer that leaves and returns again and again
/// gets a longer grace time, because each departure and each return is a line that the person reads. Node thread only.
final class DepartureNotices {
    /// Most departures of one peer that are told within [#PERIOD].
    static final int MOST = 10;
    /// After that, one more is told each time a part of this has passed. Until then the peer is shown as not responding.
    static final Duration PERIOD = Duration.ofMinutes(5);
    private final PeerDirectory roster;
    private final Redialer redialer;
    private final LivenessMonitor liveness;
    private final Events events;
    private final NodeClock clock;
    private final Limits limits;

    DepartureNotices(PeerDirectory roster, Redialer redialer, LivenessMonitor liveness, Events events, NodeClock clock, Limits limits) {
        this.roster = roster;
        this.redialer = redialer;
        this.liveness = liveness;
        this.events = events;
        this.clock = clock;
        this.limits = limits;
    }

    /// A full allowance of departures that are told, at any time of the node's clock. A peer that the person adds again gets a new one.
    static TokenBucket allowance() {
        return new TokenBucket(MOST / (double) PERIOD.toSeconds(), MOST, Long.MIN_VALUE / 2);
    }

    /// The last link to a peer has ended.
    void lost(PeerState peer, CloseReason reason) {
        if (reason == CloseReason.REMOVED || reason == CloseReason.REFUSED) redialer.endedByIt(peer);
        redialer.lost(peer, reason);
        peer.leaves = reason;
        long now = clock.nanos();
        long grace = switch (reason) {
            case DUPLICATE -> now + limits.status().leftGrace().toNanos(); // the newer link is about to be ready here
            case LOST -> Math.max(peer.shakingUntil, liveness.forgivenUntil());
            case SILENT, STALLED, PROTOCOL, BUSY, FULL -> peer.shakingUntil;
            case LEAVING, REMOVED, REFUSED, CLOSED -> Long.MIN_VALUE;
        };
        // a person who removes or blocks a peer sees at once that it is gone
        boolean welcome = peer.contact() || peer.standing == Standing.STRANGER;
        long pause = welcome ? peer.departures.until(now) : 0;
        peer.leavesAt = Optional.of(Math.max(grace, now + pause));
        peer.flapping = pause > 0;
        if (peer.flapping) roster.changed(peer);
        tick();
    }

    /// Tells of the peers whose grace time is over.
    void tick() {
        long now = clock.nanos();
        roster.each(peer -> {
            if (peer.leavesAt.filter(at -> now >= at).isPresent()) leave(peer);
        });
    }

    /// When [#tick] has something to tell; [Long#MAX_VALUE] if no peer is leaving.
    long next() {
        return roster.all().stream().flatMap(peer -> peer.leavesAt.stream()).min(Long::compare).orElse(Long.MAX_VALUE);
    }

    private void leave(PeerState peer) {
        peer.leavesAt = Optional.empty();
        peer.flapping = false;
        peer.departures.take(clock.nanos());
        peer.announced = false;
        liveness.typing(peer, false);
        roster.changedForGood(peer);
        events.tell(new NodeEvent.Left(peer.id, peer.leaves));
    }
}
