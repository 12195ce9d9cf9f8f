package org.hashverse.node.contacts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.PeerListing;
import org.hashverse.node.api.PeerListing.Status;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.OpenQuestions;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerRates;
import org.hashverse.node.peer.PeerState;
import org.hashverse.wire.Frame;

/// Asks peers which peers they are connected to, and answers when peers ask us. Node thread only.
public final class Questions {
    /// Most peers in one answer. If there are more, a random choice is told, and kept for a while so that asking again tells no more.
    static final int MOST = 64;
    /// How long that choice is kept.
    static final Duration CHOICE_KEPT = Duration.ofMinutes(10);
    /// A peer's question is always answered if it comes this long after its last one; sooner ones may get `busy`.
    static final Duration ALWAYS_ANSWERED = Duration.ofSeconds(1);
    /// How many questions of a peer in quick succession are answered: a person may click twice.
    private static final int BURST = 3;
    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final OwnIdentity myself;
    private final PeerDirectory directory;
    private final NodeClock clock;
    private final OpenQuestions<PeerListing> open;
    private final Map<PeerId, PeerListing> listings = new HashMap<>();
    private final PeerRates askers = new PeerRates((double) NANOS_A_SECOND / ALWAYS_ANSWERED.toNanos(), BURST);
    private List<PeerId> choice = List.of();
    private long chosenAt;

    Questions(OwnIdentity myself, PeerDirectory directory, NodeClock clock, Limits limits, NodeThread thread) {
        this.myself = myself;
        this.directory = directory;
        this.clock = clock;
        open = new OpenQuestions<>(thread, limits.timeouts().peers());
    }

    /// Asks a peer, unless it is offline or has not accepted us. Completes with [PeerListing.Status#NO_ANSWER] after [Limits.Timeouts#peers].
    public CompletableFuture<PeerListing> select(PeerState peer) {
        var link = peer.active();
        if (link.isEmpty()) return CompletableFuture.completedFuture(lastListing(Status.OFFLINE, peer.id));
        if (!peer.met) return CompletableFuture.completedFuture(lastListing(Status.NOT_ACCEPTED, peer.id));
        // one question for each link: asking again meanwhile waits for the same answer
        return open.on(link.get()).orElseGet(() -> open.ask(link.get(), Frame.PeersQuery::new, () -> lastListing(Status.NO_ANSWER, peer.id)));
    }

    /// The peers that a peer told last, under the status of a question that it did not answer now.
    private PeerListing lastListing(Status status, PeerId peer) {
        var last = listings.get(peer);
        return last == null ? new PeerListing(status, List.of(), 0, Optional.empty()) : new PeerListing(status, last.peers(), last.total(), last.told());
    }

    /// Handles PEERS. Ignores an answer that was not asked for, or that comes from another link.
    public void answered(Link link, Frame.Peers peers) {
        open.take(link, peers.request()).ifPresent(answer -> answer.complete(switch (peers.status()) {
            case BUSY -> lastListing(Status.NO_ANSWER, link.peer.id);
            case PRIVATE -> new PeerListing(link.peer.met ? Status.PRIVATE : Status.NOT_ACCEPTED, List.of(), 0, Optional.empty());
            case OK -> listing(link, peers);
        }));
    }

    private PeerListing listing(Link link, Frame.Peers peers) {
        var entries = new ArrayList<PeerListing.Entry>();
        for (var known : peers.peers())
            entries.add(new PeerListing.Entry(known.id(), known.name(), known.address().filter(address -> myself.mayCall(address, link.connection.remote())),
                    Duration.ofMillis(known.age())));
        var listing = new PeerListing(Status.TOLD, entries, Math.max(peers.total(), entries.size()), Optional.of(clock.wall()));
        listings.put(link.peer.id, listing);
        return listing;
    }

    /// Completes the questions that were asked on a link that ended.
    public void linkEnded(Link link) {
        open.linkEnded(link, () -> lastListing(Status.OFFLINE, link.peer.id));
    }

    /// Handles the question of a peer (`Frame.PeersQuery`): sends the answer.
    public void asked(Link link, Frame.PeersQuery query) {
        link.connection.offer(answer(link, query.request())); // without room in the queue the peer gets no answer
    }

    private Frame.Peers answer(Link link, long request) {
        if (!link.peer.contact()) return new Frame.Peers(request, Frame.Peers.Status.PRIVATE, List.of(), 0);
        if (!askers.take(link.peer.id, clock.nanos())) return new Frame.Peers(request, Frame.Peers.Status.BUSY, List.of(), 0);
        var others = directory.reachable().stream().filter(peer -> peer != link.peer).toList();
        var now = clock.wall();
        var known = toTell(others).stream().map(peer -> known(peer, now)).toList();
        return new Frame.Peers(request, Frame.Peers.Status.OK, known, others.size());
    }

    /// The peers that an answer tells: all the others, or the present random choice of [#MOST].
    private List<PeerState> toTell(List<PeerState> others) {
        if (others.size() <= MOST) return others;
        long now = clock.nanos();
        if (choice.isEmpty() || now - chosenAt > CHOICE_KEPT.toNanos()) {
            var shuffled = new ArrayList<>(others);
            Collections.shuffle(shuffled);
            choice = shuffled.subList(0, MOST).stream().map(peer -> peer.id).toList();
            chosenAt = now;
        }
        return others.stream().filter(peer -> choice.contains(peer.id)).toList();
    }

    private static Frame.Peers.Known known(PeerState peer, Instant now) {
        var age = peer.active().map(link -> Duration.between(link.since, now)).filter(span -> !span.isNegative()).orElse(Duration.ZERO);
        return new Frame.Peers.Known(peer.id, peer.name, peer.share ? peer.address() : Optional.empty(), age.toMillis());
    }
}
