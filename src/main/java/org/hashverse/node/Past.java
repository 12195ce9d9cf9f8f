package org.hashverse.node;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Conversation;

/// How far back what one peer says may lie. What waited until it found us is as old as it says, but not from before we last had each other; once nothing
/// is left that waited, what it says is said now. And nobody says anything before what he said before. Node thread only.
final class Past {
    private final Duration patience;
    private final Map<Conversation, Long> said = new HashMap<>();
    private long since;
    private long waitedUntil = Long.MIN_VALUE;

    /// @param patience after so long without a message nothing is left that waited: what is on its way longer ends a link
    Past(Duration patience) {
        this.patience = patience;
    }

    /// It is here again. Where it still brought what had waited when it was lost, it goes on with that.
    ///
    /// @param lastHeard when it was here last; empty if never
    /// @param anew      whether we lost what it had said, so that all of it may come again
    void back(Optional<Instant> lastHeard, boolean anew, long now) {
        if (anew) said.clear();
        if (anew || now >= waitedUntil) since = anew ? 0 : lastHeard.map(Instant::toEpochMilli).orElse(0L);
        waitedUntil = now + patience.toNanos();
    }

    /// The stamp that orders something it says, in milliseconds since 1970 on our clock.
    ///
    /// @param claimed when it says it said that
    long stamp(Conversation in, long claimed, long now, long wall) {
        boolean waited = now < waitedUntil;
        if (waited) waitedUntil = now + patience.toNanos();
        long latest = wall + Inbox.MAX_AHEAD.toMillis();
        // clocks that are apart by so little are taken as they are, so either may be
        long earliest = Math.min(waited ? since : wall - patience.toMillis(), wall) - Inbox.CLOCKS_AGREE.toMillis();
        long stamp = Math.clamp(claimed, Math.max(0, earliest), latest);
        long before = said.getOrDefault(in, 0L);
        if (before <= latest) stamp = Math.max(stamp, before + 1); // else our own clock was wrong
        said.put(in, stamp);
        return stamp;
    }
}
