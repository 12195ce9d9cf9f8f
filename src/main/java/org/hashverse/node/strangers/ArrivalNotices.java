package org.hashverse.node.strangers;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.transport.Origin;
import org.hashverse.transport.TokenBucket;

/// Tells subscribers that a peer is connected. Only a bounded number of arrivals of strangers is told, because the person reads a line for each of them, and anyone can
/// make any number of keys. Subscribers learn nothing at all about a stranger before they are told of its first arrival. A stranger that writes is always told: few may
/// write, see [StrangerPlaces]. Node thread only.
public final class ArrivalNotices {
    /// While the allowance ([Limits.Status#arrivals]) is used up, subscribers are told of one arrival in this time. Strangers that stay connected wait for their turn.
    static final Duration EVERY = Duration.ofSeconds(30);

    private final PeerDirectory directory;
    private final Events events;
    private final NodeClock clock;
    /// Bounds how many arrivals of strangers are told.
    private final TokenBucket allowance;

    ArrivalNotices(PeerDirectory directory, Events events, NodeClock clock, Limits limits) {
        this.directory = directory;
        this.events = events;
        this.clock = clock;
        allowance = new TokenBucket(1.0 / EVERY.toSeconds(), limits.status().arrivals(), clock.nanos());
    }

    /// Handles a link that is ready: saves the peer, and tells subscribers if it is its turn.
    public void linked(PeerState peer) {
        // a stranger is announced at once only if no other waits and the allowance has room
        if (!peer.presence.announced && (peer.contact() || waiting().equals(List.of(peer)) && allowance.take(clock.nanos()))) announce(peer);
        else directory.saveAndTell(peer);
    }

    /// Tells subscribers of a stranger, if they do not know of it yet, before they are told of its message. Does nothing for other peers.
    public void wrote(PeerState peer) {
        if (peer.presence.announced || peer.standing != Standing.STRANGER) return;
        if (!peer.links.isEmpty()) {
            announce(peer);
        } else if (peer.hidden()) {
            peer.presence.untold = false;
            directory.changed(peer);
        }
    }

    /// Tells subscribers of peers whose turn has come. First come strangers from addresses, and neighbourhoods, with the fewest strangers, so that a crowd from one
    /// place does not hide the others.
    public void tick() {
        directory.each(peer -> {
            // a stranger that became a contact while it waited for its turn
            if (peer.contact() && !peer.presence.announced && !peer.links.isEmpty()) announce(peer);
        });
        var waiting = waiting();
        if (waiting.isEmpty() || allowance.until(clock.nanos()) > 0) return;
        var origins = directory.all().stream().filter(peer -> peer.standing == Standing.STRANGER).flatMap(peer -> peer.origin.stream()).toList();
        Comparator<PeerState> order = Comparator.comparing(peer -> count(peer, origins, Origin::neighbourhood));
        for (var peer : waiting.stream().sorted(order.thenComparing(peer -> count(peer, origins, origin -> origin))).toList()) {
            if (!allowance.take(clock.nanos())) return;
            announce(peer);
        }
    }

    private static long count(PeerState peer, List<Origin> origins, UnaryOperator<Origin> place) {
        var own = peer.origin.map(place);
        return origins.stream().filter(origin -> own.filter(place.apply(origin)::equals).isPresent()).count();
    }

    /// The connected strangers that subscribers were not told are connected.
    private List<PeerState> waiting() {
        return directory.all().stream().filter(peer -> peer.standing == Standing.STRANGER && !peer.presence.announced && !peer.links.isEmpty()).toList();
    }

    private void announce(PeerState peer) {
        peer.presence.announced = true;
        peer.presence.untold = false;
        directory.saveAndTell(peer);
        events.tell(new NodeEvent.Joined(peer.id));
    }
}
