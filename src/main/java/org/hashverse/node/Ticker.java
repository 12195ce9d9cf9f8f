package org.hashverse.node;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/// When the node looks at its clocks: every [Limits.Ticks#busy] while something may be due or anything goes on, and as seldom as every [Limits.Ticks#idle] while nothing
/// is: an idle program mostly pays for waking. Node thread only, but for its beginning.
final class Ticker {
    /// Looks at the clocks.
    interface Look {
        /// When something is due next, on [NodeClock#nanos()]; it may be past, and far.
        long at(long now);
    }

    private final NodeThread thread;
    private final NodeClock clock;
    private final Limits limits;
    private final LivenessMonitor liveness;
    private final Look look;
    private Future<?> next = CompletableFuture.completedFuture(null);
    private long dueAt;

    /// Stands until [#begin].
    Ticker(NodeThread thread, NodeClock clock, Limits limits, LivenessMonitor liveness, Look look) {
        this.thread = thread;
        this.clock = clock;
        this.limits = limits;
        this.liveness = liveness;
        this.look = look;
    }

    void begin() {
        thread.stirs(this::stirred);
        schedule(clock.nanos(), limits.ticks().busy().toNanos());
    }

    /// Something happened, and may be due soon. Not where we are late already: that we stood still is not to be forgotten.
    private void stirred() {
        long now = clock.nanos();
        if (dueAt - now > limits.ticks().busy().toNanos()) schedule(now, limits.ticks().busy().toNanos());
    }

    private void tick() {
        long now = clock.nanos();
        long in = limits.ticks().busy().toNanos(); // also where a rule fails
        try {
            long at = look.at(now);
            in = at == Long.MAX_VALUE ? limits.ticks().idle().toNanos() : Math.clamp(at - now, in, limits.ticks().idle().toNanos());
        } finally {
            schedule(clock.nanos(), in);
        }
    }

    private void schedule(long now, long in) {
        next.cancel(false);
        dueAt = now + in;
        liveness.due(dueAt);
        next = thread.look(in, this::tick);
    }
}
