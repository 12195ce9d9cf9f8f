package org.hashverse.node.contacts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.transport.TokenBucket;
import org.hashverse.wire.OptionalFrame;

/// Asks connected contacts where missing contacts are: those that the person chose and that our calls do not reach. Answers come to [WhereaboutsKeeper]. Node thread only.
public final class WhereaboutsSeeker {
    /// Most questions in a minute, all contacts together. The same number may leave at once.
    static final int ASKED_A_MINUTE = 60;
    /// Most contacts that are asked about one missing contact at a time.
    static final int MOST_ASKED = 16;
    private static final double A_MINUTE = 60;

    private final PeerDirectory directory;
    private final Redialer redialer;
    private final NodeClock clock;
    private final TokenBucket budget;

    WhereaboutsSeeker(PeerDirectory directory, Redialer redialer, NodeClock clock) {
        this.directory = directory;
        this.redialer = redialer;
        this.clock = clock;
        budget = new TokenBucket(ASKED_A_MINUTE / A_MINUTE, ASKED_A_MINUTE, clock.nanos());
    }

    /// Asks about each missing contact whose pause is over. The one that waits longest comes first.
    public void tick() {
        long now = clock.nanos();
        var missing = missing(now).stream().filter(peer -> peer.whereabouts.seekAt() <= now).toList();
        if (missing.isEmpty()) return;
        var askable = askable();
        if (askable.isEmpty()) return;
        for (var peer : missing) {
            if (budget.empty(now)) return;
            boolean asked = false;
            for (var contact : askable.subList(0, Math.min(MOST_ASKED, askable.size()))) asked |= ask(contact, peer, now);
            if (asked) peer.whereabouts.sought(now);
        }
    }

    /// Asks a contact whose link is ready now about the missing ones that others were asked about. The next tick asks it about the rest.
    public void linkReady(Link link) {
        long now = clock.nanos();
        if (mayAsk(link.peer)) for (var peer : missing(now)) if (peer.whereabouts.seekAt() > now) ask(link.peer, peer, now);
    }

    private List<PeerState> missing(long now) {
        return directory.all().stream().filter(peer -> redialer.missingFrom(peer) <= now).sorted(Comparator.comparingLong(peer -> peer.whereabouts.seekAt())).toList();
    }

    /// The contacts that can be asked. Those that the person chose come first, because of the others anyone could connect many.
    private List<PeerState> askable() {
        var all = new ArrayList<>(directory.reachable().stream().filter(WhereaboutsSeeker::mayAsk).toList());
        Collections.shuffle(all);
        all.sort(Comparator.comparing(peer -> !peer.chosen()));
        return all;
    }

    /// Whether a contact can be asked: it has us as a contact, and its program knows the question.
    private static boolean mayAsk(PeerState peer) {
        return peer.contact() && peer.met && peer.active().filter(link -> link.connection.hello().features().contains(OptionalFrame.WhereQuery.FEATURE)).isPresent();
    }

    /// Asks a contact about another. Returns false if it may not be asked now.
    private boolean ask(PeerState asked, PeerState missing, long now) {
        if (budget.until(now) > 0 || !asked.whereabouts.asked.take(now)) return false;
        budget.take(now);
        asked.active().ifPresent(link -> link.connection.offer(OptionalFrame.WhereQuery.of(missing.id)));
        return true;
    }

    /// When [#tick] has something to ask; [Long#MAX_VALUE] if nobody is missing or nobody can be asked.
    public long next() {
        long possible = possibleFrom(directory.reachable().stream().filter(WhereaboutsSeeker::mayAsk).toList());
        return directory.all().stream().mapToLong(peer -> Math.max(redialer.missingFrom(peer), peer.whereabouts.seekAt())).map(at -> Math.max(at, possible))
                .min().orElse(Long.MAX_VALUE);
    }

    /// From when on one of these contacts may be asked something; [Long#MAX_VALUE] if there is none, because a new link wakes the node up.
    long possibleFrom(List<PeerState> askable) {
        long now = clock.nanos();
        return askable.stream().mapToLong(contact -> now + Math.max(budget.until(now), contact.whereabouts.asked.until(now))).min().orElse(Long.MAX_VALUE);
    }
}
