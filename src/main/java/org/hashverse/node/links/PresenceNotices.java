package org.hashverse.node.links;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.CloseReason;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.contacts.Redialer;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.node.strangers.ArrivalNotices;

/// Tells subscribers that a peer joined or left. It joins when its first link is ready; a stranger perhaps later, see [ArrivalNotices]. It leaves when its last link has
/// ended and no other one was ready within a grace time. A peer that leaves and returns again and again gets a longer grace time, because the person reads a line for each
/// departure and each return. Node thread only.
public final class PresenceNotices {
    private static final Set<CloseReason> GOODBYES = EnumSet.of(CloseReason.LEAVING, CloseReason.REMOVED, CloseReason.REFUSED);
    private final PeerDirectory directory;
    private final Redialer redialer;
    private final LivenessMonitor liveness;
    private final ArrivalNotices arrivals;
    private final Events events;
    private final NodeClock clock;
    private final Limits limits;

    PresenceNotices(PeerDirectory directory, Redialer redialer, LivenessMonitor liveness, ArrivalNotices arrivals, Events events, NodeClock clock, Limits limits) {
        this.directory = directory;
        this.redialer = redialer;
        this.liveness = liveness;
        this.arrivals = arrivals;
        this.events = events;
        this.clock = clock;
        this.limits = limits;
    }

    /// Handles a link that is ready: stops calling the peer, compares names, saves, and tells subscribers.
    void linkReady(PeerState peer) {
        peer.presence.leavesAt = Optional.empty();
        peer.presence.flapping = false;
        peer.presence.goodbye = Optional.empty();
        peer.presence.connectingUntil = Long.MIN_VALUE;
        redialer.connected(peer);
        directory.updateLookalikes();
        arrivals.linked(peer);
    }

    /// Handles the end of a link.
    ///
    /// @param newest whether it was the newest link of the peer
    void linkEnded(PeerState peer, CloseReason reason, boolean newest) {
        if (peer.links.isEmpty()) {
            lost(peer, peer.presence.goodbye.orElse(reason));
            return;
        }
        if (newest && GOODBYES.contains(reason)) peer.presence.goodbye = Optional.of(reason);
        directory.changed(peer);
    }

    /// Handles the end of the last link to a peer.
    private void lost(PeerState peer, CloseReason reason) {
        redialer.lost(peer, reason);
        peer.presence.leaveReason = reason;
        long now = clock.nanos();
        long graceUntil = switch (reason) {
            case DUPLICATE -> now + limits.status().leftGrace().toNanos(); // the newer link will be ready soon
            // a new connection is being made, or this computer slept and the end may be our own fault
            case LOST -> Math.max(peer.presence.connectingUntil, liveness.forgivenUntil());
            case SILENT, STALLED, PROTOCOL, BUSY, FULL -> peer.presence.connectingUntil;
            case LEAVING, REMOVED, REFUSED, CLOSED -> Long.MIN_VALUE;
        };
        // a peer that the person removed or blocked is gone at once
        long pause = peer.allowed() ? peer.presence.pauseBeforeDeparture(now) : 0;
        peer.presence.leavesAt = Optional.of(Math.max(graceUntil, now + pause));
        peer.presence.flapping = pause > 0;
        if (peer.presence.flapping) directory.changed(peer);
        tick(); // without a grace time, subscribers are told at once
    }

    /// Tells subscribers which peers left, if their grace time is over, and of which strangers the turn has come.
    public void tick() {
        long now = clock.nanos();
        directory.each(peer -> {
            if (peer.presence.leavesAt.filter(at -> now >= at).isPresent()) leave(peer);
        });
        arrivals.tick();
    }

    /// When [#tick] has a departure to tell; [Long#MAX_VALUE] if no peer is leaving. The turns of strangers are not included: they may wait for the next tick, whenever it comes.
    public long next() {
        return directory.all().stream().flatMap(peer -> peer.presence.leavesAt.stream()).min(Long::compare).orElse(Long.MAX_VALUE);
    }

    private void leave(PeerState peer) {
        peer.presence.leavesAt = Optional.empty();
        peer.presence.flapping = false;
        boolean told = peer.presence.announced;
        if (told) peer.presence.departureTold(clock.nanos());
        peer.presence.announced = false;
        directory.saveAndTell(peer);
        if (told) events.tell(new NodeEvent.Left(peer.id, peer.presence.leaveReason));
    }
}
