package org.hashverse.node.links;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.hashverse.chat.CloseReason;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.messages.Deliveries;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.wire.Frame;

/// Pings peers and closes links that stay silent. Any byte that comes in ends the silence. Silence counts only while the reader waits for bytes.
///
/// After this computer slept, or the process was stopped, silence counts anew. If that took as long as [Limits.Liveness#gone], peers may have closed their links meanwhile,
/// so every peer has only [Limits.Ticks#grace] to answer. After a shorter pause it has the usual time: often this computer is only busy, and then peers on it, or on the
/// way to it, are late too.
///
/// Times are nanoseconds of the node's clock. Node thread only.
public final class LivenessMonitor {
    /// Most unanswered pings that are remembered for each link.
    private static final int MAX_PINGS = 8;
    /// If the wall clock and the monotonic clock moved apart by more than this since the last tick, this computer slept or its clock was set.
    private static final Duration CLOCKS_APART = Duration.ofSeconds(2);

    private final PeerDirectory directory;
    private final Deliveries deliveries;
    private final Events events;
    private final NodeClock clock;
    private final Limits limits;
    private long lastTickAt;
    private long lastTickWall;
    private long dueAt;
    private long checkingUntil = Long.MIN_VALUE;
    private boolean checking;

    /// A monitor of all links of the directory.
    public LivenessMonitor(PeerDirectory directory, Deliveries deliveries, Events events, NodeClock clock, Limits limits) {
        this.directory = directory;
        this.deliveries = deliveries;
        this.events = events;
        this.clock = clock;
        this.limits = limits;
        lastTickAt = clock.nanos();
        dueAt = lastTickAt + limits.ticks().busy().toNanos();
        lastTickWall = clock.wall().toEpochMilli();
    }

    /// Notes when [#tick] will be called next. If that call is late by more than [Limits.Ticks#late], this computer slept.
    public void due(long at) {
        dueAt = at;
    }

    /// When [#tick] has something to do next; [Long#MAX_VALUE] if nothing is planned.
    public long next() {
        long now = clock.nanos();
        long next = checking ? now : Long.MAX_VALUE;
        for (var peer : directory.all()) {
            for (var link : peer.links) next = Math.min(next, next(link, now));
        }
        return next;
    }

    private long next(Link link, long now) {
        if (link.notResponding || !link.flight.isEmpty()) return now;
        return now + Math.max(0, limits.liveness().pingAfter().toNanos() - link.connection.silence(now));
    }

    /// Compares the clocks, then checks every link.
    ///
    /// @return whether since the last tick this computer slept, the process was stopped, or the clock was set
    public boolean tick() {
        long now = clock.nanos();
        long missed = now - dueAt;
        long wall = clock.wall().toEpochMilli();
        var pause = Duration.ofMillis(Math.max(missed / 1_000_000, clocksApart(now, wall)));
        boolean slept = late(missed) || clocksApart(now, wall) > CLOCKS_APART.toMillis();
        lastTickAt = now;
        dueAt = now + limits.ticks().busy().toNanos();
        lastTickWall = wall;
        if (slept) checkAll(now, missed, pause.compareTo(limits.liveness().gone()) >= 0);
        directory.each(peer -> {
            for (var link : List.copyOf(peer.links)) check(link, now);
        });
        if (checking && now >= checkingUntil) {
            checking = false;
            events.tell(new NodeEvent.AwayChanged(false));
        }
        return slept;
    }

    /// By how much the two clocks moved apart since the last tick, in milliseconds. On some systems the monotonic clock stops while the computer sleeps.
    private long clocksApart(long now, long wall) {
        return Math.abs(wall - lastTickWall - (now - lastTickAt) / 1_000_000);
    }

    /// Whether peers are being checked, because this computer slept or the process was stopped.
    public boolean checking() {
        return checking;
    }

    /// Until when a link that ends without BYE may be our own fault: while this computer slept, the peer may have closed the link. [Long#MIN_VALUE] if this computer did
    /// not sleep. Compares the clocks itself, because the end of a link may be read before the next tick.
    long forgivenUntil() {
        long now = clock.nanos();
        if (late(now - dueAt) || clocksApart(now, clock.wall().toEpochMilli()) > CLOCKS_APART.toMillis()) return now + limits.ticks().grace().toNanos();
        return checking ? checkingUntil : Long.MIN_VALUE;
    }

    private boolean late(long missed) {
        return missed > limits.ticks().late().toNanos();
    }

    /// Begins to check every peer: tells subscribers, counts silence anew, and pings each link.
    ///
    /// @param missed   by how much this tick is late, in nanoseconds; negative if early
    /// @param doubtful whether peers may have closed their links, so that each must answer within the grace time
    private void checkAll(long now, long missed, boolean doubtful) {
        checking = true;
        checkingUntil = now + limits.ticks().grace().toNanos();
        events.tell(new NodeEvent.AwayChanged(true));
        directory.each(peer -> {
            for (var link : peer.links) {
                link.connection.restartSilence(now);
                if (doubtful) link.checkedAt = now;
                // a link that is being checked gets a new grace time after each pause, however short that is
                if (doubtful || link.answerBy != Long.MAX_VALUE) link.answerBy = checkingUntil;
                link.progressAt = Math.min(now, link.progressAt + Math.max(0, missed)); // not `now`: a computer that is stopped often would never find the link stalled
                ping(link, now);
            }
        });
    }

    /// Closes a link that was silent or acknowledged nothing for too long. Otherwise notes whether the peer is responding, and sends a ping if one is due.
    private void check(Link link, long now) {
        long silence = link.connection.silence(now);
        boolean failedCheck = now >= link.answerBy && silence > 0 && link.connection.heard() < link.checkedAt;
        if (now >= link.answerBy) link.answerBy = Long.MAX_VALUE;
        if (failedCheck || silence > limits.liveness().gone().toNanos()) {
            link.connection.abort(CloseReason.SILENT);
            return;
        }
        if (deliveries.stalled(link, now)) {
            link.connection.abort(CloseReason.STALLED);
            return;
        }
        boolean notResponding = silence > limits.liveness().notResponding().toNanos();
        if (notResponding != link.notResponding) {
            link.notResponding = notResponding;
            link.peer.lastHeard = Optional.of(clock.wall().minusNanos(now - link.connection.heard()));
            directory.changed(link.peer);
        }
        long sincePing = now - link.pingedAt;
        boolean silent = silence > limits.liveness().pingAfter().toNanos() && sincePing > limits.liveness().pingAfter().toNanos();
        boolean roundTripDue = sincePing > limits.liveness().pingEvery().toNanos();
        if (silent || roundTripDue) ping(link, now);
    }

    /// Sends a ping.
    void ping(Link link) {
        ping(link, clock.nanos());
    }

    /// Sends a ping and returns its nonce.
    private long ping(Link link, long now) {
        long nonce = ThreadLocalRandom.current().nextLong(1, 1L << 53);
        if (link.pings.size() >= MAX_PINGS) link.pings.pollFirstEntry();
        link.pings.put(nonce, now);
        link.pingedAt = now;
        link.connection.offer(new Frame.Ping(nonce));
        return nonce;
    }

    /// Sends a ping for `query`. Completes with the round trip in nanoseconds, or with -1 if the link ends first. Has no time limit: the caller completes it if it waits no longer.
    public CompletableFuture<Long> query(Link link) {
        var answer = new CompletableFuture<Long>();
        long nonce = ping(link, clock.nanos());
        link.queries.put(nonce, answer);
        answer.whenComplete((_, _) -> link.queries.remove(nonce));
        return answer;
    }

    /// Handles PONG: completes queries, and notes the round trip and the peer's clock. Ignores a nonce that was not sent on this link.
    void pong(Link link, Frame.Pong pong) {
        if (!link.pings.containsKey(pong.nonce())) return;
        // a peer answers only the latest of several pings, so this PONG answers the earlier ones too
        long sent = 0;
        for (boolean more = true; more; ) {
            var oldest = link.pings.pollFirstEntry();
            sent = oldest.getValue();
            more = oldest.getKey() != pong.nonce();
            answer(link, oldest.getKey(), Math.max(0, link.connection.heard() - sent));
        }
        long took = Math.max(0, link.connection.heard() - sent);
        // the PONG was on its way for half of the round trip
        var ahead = Duration.ofMillis(pong.wall() - clock.wall().toEpochMilli() + took / 2_000_000);
        if (link.peer.clock.answered(Duration.ofNanos(took), ahead)) directory.changed(link.peer);
    }

    private static void answer(Link link, long nonce, long nanos) {
        var waiting = link.queries.get(nonce);
        if (waiting != null) waiting.complete(nanos);
    }

    /// Completes the open queries of a link that ended, with -1.
    void linkEnded(Link link) {
        for (var waiting : List.copyOf(link.queries.values())) waiting.complete(-1L);
    }
}
