package org.hashverse.node.contacts;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Whereabouts;
import org.hashverse.node.api.IntroduceOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.wire.Frame;

/// Introduces two contacts to each other when the person asks for it: asks both, and gives each the whereabouts of the other if both consent. Node thread only.
public final class Introducer {
    /// An introduction ends if one of the two has not answered by then.
    static final Duration OPEN_FOR = Duration.ofDays(1);
    /// Most introductions under way.
    static final int MOST = 16;

    private final PeerDirectory directory;
    private final WhereaboutsKeeper whereabouts;
    private final Events events;
    private final NodeClock clock;
    private final Map<Long, Pair> open = new LinkedHashMap<>();
    // not from 1: after a restart, a peer must not take an introduction for an earlier one
    private long requests = ThreadLocalRandom.current().nextLong(1L << 40);

    /// One introduction.
    private static final class Pair {
        final PeerId one;
        final PeerId other;
        final long until;
        /// Who consented, and where each of them is.
        final Map<PeerId, Whereabouts> consents = new HashMap<>();
        /// Who was told that both consented.
        final Set<PeerId> told = new HashSet<>();

        Pair(PeerId one, PeerId other, long until) {
            this.one = one;
            this.other = other;
            this.until = until;
        }

        boolean of(PeerId peer) {
            return peer.equals(one) || peer.equals(other);
        }

        PeerId besides(PeerId peer) {
            return peer.equals(one) ? other : one;
        }

        boolean agreed() {
            return consents.size() == 2;
        }
    }

    Introducer(PeerDirectory directory, WhereaboutsKeeper whereabouts, Events events, NodeClock clock) {
        this.directory = directory;
        this.whereabouts = whereabouts;
        this.events = events;
        this.clock = clock;
    }

    /// Asks two contacts. See `ChatCommands.introduce`.
    public IntroduceOutcome introduce(PeerId one, PeerId other) {
        var both = List.of(one, other).stream().flatMap(id -> directory.find(id).filter(PeerState::contact).stream()).toList();
        if (one.equals(other) || both.size() < 2) return IntroduceOutcome.NO_CONTACT;
        if (!both.stream().allMatch(peer -> peer.met && peer.reachable())) return IntroduceOutcome.NOT_CONNECTED;
        if (!both.stream().allMatch(Introducer::understands)) return IntroduceOutcome.TOO_OLD;
        if (open.values().stream().anyMatch(pair -> !pair.agreed() && pair.of(one) && pair.of(other))) return IntroduceOutcome.ALREADY;
        if (open.size() >= MOST) return IntroduceOutcome.TOO_MANY;
        long request = ++requests;
        var pair = new Pair(one, other, clock.nanos() + OPEN_FOR.toNanos());
        open.put(request, pair);
        for (var peer : both) ask(request, pair, peer);
        return IntroduceOutcome.ASKED;
    }

    private static boolean understands(PeerState peer) {
        return peer.active().filter(link -> link.connection.hello().features().contains(OptionalFrame.Introduce.FEATURE)).isPresent();
    }

    private void ask(long request, Pair pair, PeerState peer) {
        directory.find(pair.besides(peer.id)).ifPresent(other -> offer(peer, new OptionalFrame.Introduce(request, other.id, other.name, other.verified)));
    }

    private static boolean offer(PeerState peer, Frame frame) {
        return peer.active().filter(link -> link.connection.offer(frame)).isPresent();
    }

    /// Handles CONSENT. Ignores one that was not asked for.
    public void answered(Link link, OptionalFrame.Consent consent) {
        var pair = open.get(consent.request());
        var peer = link.peer;
        if (pair == null || !peer.contact() || !pair.of(peer.id) || pair.consents.containsKey(peer.id)) return;
        if (consent.whereabouts().isEmpty()) end(consent.request(), pair, Optional.of(peer.id));
        else if (whereabouts.isFrom(peer.id, peer, consent.whereabouts().get())) {
            pair.consents.put(peer.id, consent.whereabouts().get());
            if (pair.agreed()) agreed(consent.request(), pair);
        }
    }

    private void agreed(long request, Pair pair) {
        events.tell(new NodeEvent.IntroducedByUs(pair.one, pair.other, true));
        for (var id : List.of(pair.one, pair.other)) directory.find(id).ifPresent(peer -> tellAgreed(request, pair, peer));
    }

    /// Gives one of two that consented the whereabouts of the other, if it is connected.
    private void tellAgreed(long request, Pair pair, PeerState peer) {
        if (!peer.contact() || pair.told.contains(peer.id)) return;
        if (offer(peer, new OptionalFrame.Introduced(request, Optional.of(pair.consents.get(pair.besides(peer.id)))))) pair.told.add(peer.id);
        if (pair.told.size() == 2) open.remove(request);
    }

    /// Ends an introduction of which nothing comes.
    ///
    /// @param declined who declined, and is not told; empty if the time is over
    private void end(long request, Pair pair, Optional<PeerId> declined) {
        open.remove(request);
        for (var id : List.of(pair.one, pair.other))
            if (declined.filter(id::equals).isEmpty()) directory.find(id).filter(PeerState::contact).ifPresent(peer -> offer(peer, new OptionalFrame.Introduced(request, Optional.empty())));
        events.tell(new NodeEvent.IntroducedByUs(pair.one, pair.other, false));
    }

    /// Asks a contact again, or tells it how an introduction ended, because its link is ready.
    public void linkReady(Link link) {
        var peer = link.peer;
        for (var entry : List.copyOf(open.entrySet())) {
            var pair = entry.getValue();
            if (!pair.of(peer.id)) continue;
            if (pair.agreed()) tellAgreed(entry.getKey(), pair, peer);
            else if (!pair.consents.containsKey(peer.id)) ask(entry.getKey(), pair, peer);
        }
    }

    /// Ends the introductions whose time is over, and those of a peer that is no contact any more.
    public void tick() {
        long now = clock.nanos();
        for (var entry : List.copyOf(open.entrySet())) {
            var pair = entry.getValue();
            boolean contacts = List.of(pair.one, pair.other).stream().allMatch(id -> directory.find(id).filter(PeerState::contact).isPresent());
            if (contacts && now < pair.until) continue;
            if (pair.agreed()) open.remove(entry.getKey());
            else end(entry.getKey(), pair, Optional.empty());
        }
    }

    /// When [#tick] has something to end; [Long#MAX_VALUE] if nothing is under way.
    public long next() {
        return open.values().stream().mapToLong(pair -> pair.until).min().orElse(Long.MAX_VALUE);
    }
}
