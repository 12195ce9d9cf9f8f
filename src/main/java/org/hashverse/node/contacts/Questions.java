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
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.transport.TokenBucket;
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
    private final Limits limits;
    private final NodeThread thread;
    private final Map<Long, OpenQuestion> open = new HashMap<>();
    private final Map<PeerId, PeerListing> listings = new HashMap<>();
    private final Map<PeerId, TokenBucket> askers = new HashMap<>();
    private List<PeerId> choice = List.of();
    private long chosenAt;
    private long requests;

    /// A question of ours that waits for its answer.
    private record OpenQuestion(Link link, CompletableFuture<PeerListing> answer) {}

    Questions(OwnIdentity myself, PeerDirectory directory, NodeClock clock, Limits limits, NodeThread thread) {
        this.myself = myself;
        this.directory = directory;
        this.clock = clock;
        this.limits = limits;
        this.thread = thread;
    }

    /// Asks a peer, unless it is offline or has not accepted us. Completes with [PeerListing.Status#NO_ANSWER] after [Limits.Timeouts#peers].
    public CompletableFuture<PeerListing> select(PeerState peer) {
        var link = peer.active();
        if (link.isEmpty()) return CompletableFuture.completedFuture(lastListing(Status.OFFLINE, peer.id));
        if (!peer.met) return CompletableFuture.completedFuture(lastListing(Status.NOT_ACCEPTED, peer.id));
        // one question for each link: asking again meanwhile waits for the same answer
        var same = open.values().stream().filter(question -> question.link == link.get()).findFirst();
        if (same.isPresent()) return same.get().answer;
        long request = ++requests;
        var answer = new CompletableFuture<PeerListing>();
        if (!link.get().connection.offer(new Frame.PeersQuery(request))) return CompletableFuture.completedFuture(lastListing(Status.NO_ANSWER, peer.id));
        open.put(request, new OpenQuestion(link.get(), answer));
        thread.after(limits.timeouts().peers(), () -> {
            if (open.remove(request) != null) answer.complete(lastListing(Status.NO_ANSWER, peer.id));
        });
        return answer;
    }

    /// The peers that a peer told last, under the status of a question that it did not answer now.
    private PeerListing lastListing(Status status, PeerId peer) {
        var last = listings.get(peer);
        return last == null ? new PeerListing(status, List.of(), 0, Optional.empty()) : new PeerListing(status, last.peers(), last.total(), last.told());
    }

    /// Handles PEERS. Ignores an answer that was not asked for, or that comes from another link.
    public void answered(Link link, Frame.Peers peers) {
        var question = open.get(peers.request());
        if (question == null || question.link != link) return;
        open.remove(peers.request());
        question.answer.complete(switch (peers.status()) {
            case BUSY -> lastListing(Status.NO_ANSWER, link.peer.id);
            case PRIVATE -> new PeerListing(link.peer.met ? Status.PRIVATE : Status.NOT_ACCEPTED, List.of(), 0, Optional.empty());
            case OK -> listing(link, peers);
        });
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
        for (var question : List.copyOf(open.entrySet())) {
            if (question.getValue().link != link) continue;
            open.remove(question.getKey());
            question.getValue().answer.complete(lastListing(Status.OFFLINE, link.peer.id));
        }
    }

    /// Handles the question of a peer (`Frame.PeersQuery`): sends the answer.
    public void asked(Link link, Frame.PeersQuery query) {
        link.connection.offer(answer(link, query.request())); // without room in the queue the peer gets no answer
    }

    private Frame.Peers answer(Link link, long request) {
        if (!link.peer.contact()) return new Frame.Peers(request, Frame.Peers.Status.PRIVATE, List.of(), 0);
        if (!mayAsk(link.peer.id)) return new Frame.Peers(request, Frame.Peers.Status.BUSY, List.of(), 0);
        var others = directory.reachable().stream().filter(peer -> peer != link.peer).toList();
        var now = clock.wall();
        var known = toTell(others).stream().map(peer -> known(peer, now)).toList();
        return new Frame.Peers(request, Frame.Peers.Status.OK, known, others.size());
    }

    /// Whether a question is answered now. If so, it is counted.
    private boolean mayAsk(PeerId asker) {
        long now = clock.nanos();
        return askers.computeIfAbsent(asker, _ -> new TokenBucket((double) NANOS_A_SECOND / ALWAYS_ANSWERED.toNanos(), BURST, now)).take(now);
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
