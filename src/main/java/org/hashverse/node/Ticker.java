package org.hashverse.node;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.node.links.LivenessMonitor;

/// Calls the tick of the node when something may be due, but at most every [Limits.Ticks#busy] and at least every [Limits.Ticks#idle]. Waking up is most of what an idle
/// program costs. Node thread only, except for the constructor.
final class Ticker {
    /// The work of one tick.
    interface Tick {
        /// Does everything that is due. Returns when something is due next, in nanoseconds of [NodeClock]; the time may be past. [Long#MAX_VALUE] if nothing is planned.
        long run(long now);
    }

    private final NodeThread thread;
    private final NodeClock clock;
    private final Limits limits;
    private final LivenessMonitor liveness;
    private final Tick tick;
    private Future<?> next = CompletableFuture.completedFuture(null);
    private long dueAt;

    /// Creates a ticker that is started by [#begin].
    Ticker(NodeThread thread, NodeClock clock, Limits limits, LivenessMonitor liveness, Tick tick) {
        this.thread = thread;
        this.clock = clock;
        this.limits = limits;
        this.liveness = liveness;
        this.tick = tick;
    }

    /// Starts to tick.
    void begin() {
        thread.afterEachTask(this::taskRan);
        schedule(clock.nanos(), limits.ticks().busy().toNanos());
    }

    /// A task may have made something due: brings the next tick forward. A tick that is late already is left alone, because its lateness shows that this computer slept.
    private void taskRan() {
        long now = clock.nanos();
        if (dueAt - now > limits.ticks().busy().toNanos()) schedule(now, limits.ticks().busy().toNanos());
    }

    private void tick() {
        long now = clock.nanos();
        long pause = limits.ticks().busy().toNanos(); // also if the tick fails
        try {
            long at = tick.run(now);
            pause = at == Long.MAX_VALUE ? limits.ticks().idle().toNanos() : Math.clamp(at - now, pause, limits.ticks().idle().toNanos());
        } finally {
            schedule(now, pause); // from when the tick began: if the process was stopped during the tick, the next one is late and shows it
        }
    }

    /// Plans the next tick in place of the planned one.
    ///
    /// @param pause nanoseconds after `now`
    private void schedule(long now, long pause) {
        next.cancel(false);
        dueAt = now + pause;
        liveness.due(dueAt);
        next = thread.tickAfter(Math.max(0, dueAt - clock.nanos()), this::tick);
    }
}
