package org.hashverse.node;

import java.time.Duration;

/// Whether our identity runs on another computer too: peers throw each of the two out for the other, so neither can be relied
/// on, and only the person can end it. Node thread only.
final class Twin {
    /// Without another sign of it for so long, it is gone.
    static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final Events events;
    private final NodeClock clock;
    private boolean elsewhere;
    private long seenAt;

    Twin(Events events, NodeClock clock) {
        this.events = events;
        this.clock = clock;
    }

    /// A sign of it.
    void seen() {
        seenAt = clock.nanos();
        become(true);
    }

    void tick() {
        if (clock.nanos() - seenAt >= FORGOTTEN.toNanos()) become(false);
    }

    boolean elsewhere() {
        return elsewhere;
    }

    private void become(boolean now) {
        if (elsewhere == now) return;
        elsewhere = now;
        events.tell(new NodeEvent.ElsewhereChanged(now));
    }
}
