package org.hashverse.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.hashverse.chat.CloseReason;
import org.hashverse.wire.Frame;

/// Checks whether peers still answer, with pings, and closes links that stay silent. Any byte shows that a peer is alive. Silence counts only while the reader waits
/// for bytes. After this computer slept, or the process was stopped, peers get time to answer before they count as gone. Node thread only.
final class LivenessMonitor {
    /// Most unanswered pings that are remembered for one link.
    private static final int MAX_PINGS = 8;
    /// If the wall clock and the monotonic clock differ by more since the last tick, this computer slept or its clock was set.
    private static final Duration CLOCKS_APART = Duration.ofSeconds(2);

    private final PeerDirectory roster;
    private final Deliveries deliveries;
    private final Events events;
    private final NodeClock clock;
    private final Limits limits;
    private long lastTick;
    private long lastWall;
    private long dueAt;
    private long checkingUntil = Long.MIN_VALUE;
    private boolean checking;

    LivenessMonitor(PeerDirectory roster, Deliveries deliveries, Events events, NodeClock clock, Limits limits) {
        this.roster = roster;
        this.deliveries = deliveries;
        this.events = events;
        this.clock = clock;
        this.limits = limits;
        lastTick = clock.nanos();
        dueAt = lastTick + limits.ticks().busy().toNanos();
        lastWall = clock.wall().toEpochMilli();
    }

    /// Sets when [#tick] will be called next. A tick that comes much later shows that this computer slept.
    void due(long at) {
        dueAt = at;
    }

    /// The earliest time at which something is due; [Long#MAX_VALUE] if nothing is.
    long next() {
        long now = clock.nanos();
        long next = checking ? now : Long.MAX_VALUE;
        for (var peer : roster.all()) {
            if (peer.typingUntil.isPresent()) return now;
            for (var link : peer.links) next = Math.min(next, next(link, now));
        }
        return next;
    }

    private long next(Link link, long now) {
        if (link.notResponding || !link.flight.isEmpty()) return now;
        return now + Math.max(0, limits.liveness().pingAfter().toNanos() - link.connection.silence(now));
    }

    /// Checks the clocks, then every link.
    ///
    /// @return whether this computer slept, or the process was stopped, since the last tick
    boolean tick() {
        long now = clock.nanos();
        long missed = now - dueAt;
        boolean away = away(now, missed);
        if (away) check(now, missed);
        roster.each(peer -> {
            for (var link : List.copyOf(peer.links)) look(link, now);
            if (peer.typingUntil.filter(until -> now >= until).isPresent()) typing(peer, false);
        });
        if (checking && now >= checkingUntil) {
            checking = false;
            events.tell(new NodeEvent.AwayChanged(false));
        }
        return away;
    }

    private boolean away(long now, long missed) {
        long wall = clock.wall().toEpochMilli();
        boolean away = late(missed) || clocksApart(now, wall);
        lastTick = now;
        dueAt = now + limits.ticks().busy().toNanos();
        lastWall = wall;
        return away;
    }

    // on some systems the monotonic clock stops while the computer sleeps
    private boolean clocksApart(long now, long wall) {
        return Math.abs(wall - lastWall - (now - lastTick) / 1_000_000) > CLOCKS_APART.toMillis();
    }

    /// Whether peers are being checked because this computer slept or the process was stopped.
    boolean checking() {
        return checking;
    }

    /// Until when a link that ends without BYE may be our own fault: while this computer slept, the peer took us for gone. A time in the past if it did not sleep.
    /// Looks at the clocks itself, because the end of a link may be read before the next tick.
    long forgivenUntil() {
        long now = clock.nanos();
        if (late(now - dueAt) || clocksApart(now, clock.wall().toEpochMilli())) return now + limits.ticks().grace().toNanos();
        return checking ? checkingUntil : Long.MIN_VALUE;
    }

    private boolean late(long missed) {
        return missed > limits.ticks().late().toNanos();
    }

    private void check(long now, long missed) {
        checking = true;
        checkingUntil = now + limits.ticks().grace().toNanos();
        events.tell(new NodeEvent.AwayChanged(true));
        roster.each(peer -> {
            for (var link : peer.links) {
                link.connection.restartSilence(now);
                link.checkFrom = now;
                link.heardBy = checkingUntil;
                link.progressAt = Math.min(now, link.progressAt + Math.max(0, missed)); // not anew: a machine that stutters would never find it stalled
                ping(link, now);
            }
        });
    }

    private void look(Link link, long now) {
        long silence = link.connection.silence(now);
        boolean failedCheck = now >= link.heardBy && silence > 0 && link.connection.heard() < link.checkFrom;
        if (now >= link.heardBy) link.heardBy = Long.MAX_VALUE;
        if (failedCheck || silence > limits.liveness().gone().toNanos()) {
            link.connection.abort(CloseReason.SILENT);
            return;
        }
        if (deliveries.stalled(link, now)) {
            link.connection.abort(CloseReason.STALLED);
            return;
        }
        boolean quiet = silence > limits.liveness().notResponding().toNanos();
        if (quiet != link.notResponding) {
            link.notResponding = quiet;
            link.peer.lastHeard = Optional.of(clock.wall().minusNanos(now - link.connection.heard()));
            roster.changed(link.peer);
        }
        long sincePing = now - link.pingedAt;
        boolean ask = silence > limits.liveness().pingAfter().toNanos() && sincePing > limits.liveness().pingAfter().toNanos();
        boolean roundTrip = sincePing > limits.liveness().pingEvery().toNanos();
        if (ask || roundTrip) ping(link, now);
    }

    long ping(Link link, long now) {
        long nonce = ThreadLocalRandom.current().nextLong(1, 1L << 53);
        if (link.pings.size() >= MAX_PINGS) link.pings.pollFirstEntry();
        link.pings.put(nonce, now);
        link.pingedAt = now;
        link.connection.offer(new Frame.Ping(nonce));
        return nonce;
    }

    /// A ping whose answer somebody waits for; nanoseconds.
    CompletableFuture<Long> query(Link link) {
        var answer = new CompletableFuture<Long>();
        long nonce = ping(link, clock.nanos());
        link.queries.put(nonce, answer);
        answer.whenComplete((_, _) -> link.queries.remove(nonce));
        return answer;
    }

    void pong(Link link, Frame.Pong pong) {
        if (!link.pings.containsKey(pong.nonce())) return; // not ours: no time can be read from it
        // only the latest answer is sent, so it answers those before it too
        long sent = 0;
        for (boolean more = true; more; ) {
            var oldest = link.pings.pollFirstEntry();
            sent = oldest.getValue();
            more = oldest.getKey() != pong.nonce();
            answer(link, oldest.getKey(), Math.max(0, link.connection.heard() - sent));
        }
        long took = Math.max(0, link.connection.heard() - sent);
        var ahead = Duration.ofMillis(pong.wall() - clock.wall().toEpochMilli() + took / 2_000_000);
        if (link.peer.answered(Duration.ofNanos(took), ahead)) roster.changed(link.peer);
    }

    private static void answer(Link link, long nonce, long nanos) {
        var waiting = link.queries.get(nonce);
        if (waiting != null) waiting.complete(nanos);
    }

    /// Its link ended: who waits for an answer waits no longer.
    void gone(Link link) {
        for (var waiting : List.copyOf(link.queries.values())) waiting.complete(-1L);
    }

    /// We are writing to a contact.
    void write(PeerState peer) {
        long now = clock.nanos();
        if (!peer.reachable() || !peer.met || now - peer.typingTold < limits.status().typingEvery().toNanos()) return;
        peer.typingTold = now;
        peer.active().ifPresent(link -> link.connection.offer(new Frame.Typing()));
    }

    void typing(PeerState peer, boolean typing) {
        boolean before = peer.typingUntil.isPresent();
        peer.typingUntil = typing ? Optional.of(clock.nanos() + limits.status().typingFor().toNanos()) : Optional.empty();
        if (before != typing) events.tell(new NodeEvent.TypingChanged(peer.id, typing));
    }
}
