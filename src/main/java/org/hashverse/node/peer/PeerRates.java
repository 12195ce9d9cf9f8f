package org.hashverse.node.peer;

import java.util.HashMap;
import java.util.Map;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.TokenBucket;

/// Limits how often an event may happen for each peer: a burst at once, then a rate. Keeps only the peers that have used a part of their rate. Node thread only.
public final class PeerRates {
    private final Map<PeerId, TokenBucket> buckets = new HashMap<>();
    private final double perSecond;
    private final int atOnce;

    /// @param perSecond the rate, in events a second; more than 0
    /// @param atOnce    most events at once, at least 1
    public PeerRates(double perSecond, int atOnce) {
        this.perSecond = perSecond;
        this.atOnce = atOnce;
    }

    /// Whether the event may not happen for a peer now. Times are nanoseconds of one clock, here and below.
    public boolean exhausted(PeerId peer, long now) {
        var bucket = buckets.get(peer);
        return bucket != null && bucket.empty(now);
    }

    /// Counts one event of a peer. Returns false, and counts nothing, if it may not happen now.
    public boolean take(PeerId peer, long now) {
        return take(peer, 1, now);
    }

    /// Counts several events of a peer if one may happen now, see [TokenBucket#take(long, int)].
    public boolean take(PeerId peer, int several, long now) {
        buckets.values().removeIf(bucket -> bucket.full(now)); // a full bucket is the same as none
        return buckets.computeIfAbsent(peer, _ -> new TokenBucket(perSecond, atOnce, now)).take(now, several);
    }

    /// How many peers had used a part of their rate and not got it back yet, as of the last [#take].
    public int kept() {
        return buckets.size();
    }
}
