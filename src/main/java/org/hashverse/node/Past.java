package org.hashverse.node;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Conversation;

/// Where a message of one peer stands among the others. Whatever waited until the peer found us stands where the peer says that it was written, but not
/// before the peer was last here. Whatever is written while the peer is here stands after all that is there already, whatever either clock does. Nothing
/// stands before the peer was accepted, before what it wrote before, or after its arrival. Node thread only.
final class Past {
    /// An order that ends so far ahead of our clock was made when our clock was wrong: nothing can be put into it by time.
    static final Duration OUR_CLOCK_WAS_WRONG = Duration.ofMinutes(5);
    /// How exactly the difference of two clocks is known: a message that was written so shortly before the link stood counts as written since.
    static final Duration EXACT = Duration.ofSeconds(2);

    private final Duration patience;
    private final Map<Conversation, Long> said = new HashMap<>();
    private long since;
    private long hereSince;
    private long waitedUntil = Long.MIN_VALUE;
    private boolean live;
    private boolean welcomed;
    private long accepted;

    /// @param patience after so long without a message nothing is left that waited: what is on its way longer ends a link
    Past(Duration patience) {
        this.patience = patience;
    }

    /// The peer was accepted.
    void welcomed() {
        welcomed = true;
    }

    /// The peer is here again. If it still brought what had waited when it was lost, it goes on with that.
    ///
    /// @param lastHeard when it was here last; empty if never
    /// @param anew      whether we lost what it had said, so that all of it may come again
    /// @param wall      milliseconds since 1970
    void back(Optional<Instant> lastHeard, boolean anew, long now, long wall) {
        if (anew) said.clear();
        if (anew || live || now >= waitedUntil) since = anew ? 0 : lastHeard.map(Instant::toEpochMilli).orElse(wall);
        waitedUntil = now + patience.toNanos();
        hereSince = wall;
        live = false;
    }

    /// The stamp that orders a message of the peer, in milliseconds since 1970 on our clock.
    ///
    /// @param claimed when the peer says that it wrote it, on our clock but for a small difference that both clocks are allowed
    /// @param exact   the same without that difference
    /// @param last    the last stamp of the conversation; 0 for none
    long stamp(Conversation in, long claimed, long exact, long last, long now, long wall) {
        if (welcomed) accepted = wall;
        welcomed = false;
        live |= Math.max(since, accepted) >= hereSince; // nothing waited: it was not here before, or no contact
        live |= now >= waitedUntil || exact >= hereSince - EXACT.toMillis();
        if (!live) waitedUntil = now + patience.toNanos();
        long latest = wall + OUR_CLOCK_WAS_WRONG.toMillis();
        long earliest = Math.max(since, accepted);
        if (live) earliest = Math.max(earliest, wall - patience.toMillis() - Inbox.CLOCKS_AGREE.toMillis());
        long stamp = Math.clamp(claimed, Math.clamp(earliest, 0, wall), wall);
        long before = said.getOrDefault(in, 0L);
        if (before <= latest) stamp = Math.max(stamp, before + 1); // else our own clock was wrong
        if (live || last > latest) stamp = Math.max(stamp, last + 1);
        said.put(in, stamp);
        return stamp;
    }
}
