package org.hashverse.node.peer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Whereabouts;
import org.hashverse.transport.TokenBucket;

/// Where one peer may be reached by its own signed word, what it tells and asks us about others, and when we look for it. For `WhereaboutsKeeper` and `WhereaboutsSeeker`.
/// Times are nanoseconds of the node's clock. Node thread only.
public final class WhereaboutsState {
    /// Most records of one peer that are checked at once; a check costs a millisecond.
    public static final int TOLD_AT_ONCE = 10;
    /// Records of one peer that are checked in a minute, after those.
    public static final int TOLD_A_MINUTE = 20;
    /// Most questions of one peer that are answered in a minute. The same number may come at once.
    public static final int ANSWERED_A_MINUTE = 30;
    /// Most questions that one peer is asked in a minute. The same number may leave at once.
    public static final int ASKED_A_MINUTE = 20;
    /// Most questions of one peer that stay open; the oldest goes first.
    public static final int MOST_OPEN = 32;
    /// The pause between asking about this peer the first and the second time. Each later pause is twice as long, up to [#LONGEST_PAUSE].
    public static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    /// The longest such pause.
    public static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final double A_MINUTE = 60;

    /// The newest record of this peer.
    public Optional<Whereabouts> newest = Optional.empty();
    /// Bounds how many records that this peer tells are checked.
    public final TokenBucket told = bucket(TOLD_A_MINUTE, TOLD_AT_ONCE);
    /// Bounds how many questions of this peer are answered.
    public final TokenBucket answered = bucket(ANSWERED_A_MINUTE, ANSWERED_A_MINUTE);
    /// Bounds how many questions this peer is asked.
    public final TokenBucket asked = bucket(ASKED_A_MINUTE, ASKED_A_MINUTE);
    private final LinkedHashMap<PeerId, Long> open = new LinkedHashMap<>();
    private long seekAt = Long.MIN_VALUE;
    private Duration pause = FIRST_PAUSE;

    private static TokenBucket bucket(int perMinute, int atOnce) {
        return new TokenBucket(perMinute / A_MINUTE, atOnce, Long.MIN_VALUE / 2);
    }

    /// Notes that this peer asks about another, until a time.
    public void opened(PeerId about, long until) {
        open.putLast(about, until);
        if (open.size() > MOST_OPEN) open.pollFirstEntry();
    }

    /// Whether this peer still waits for news of another.
    public boolean waitsFor(PeerId about, long now) {
        return open.getOrDefault(about, Long.MIN_VALUE) > now;
    }

    /// Forgets the open questions of this peer, because it is not connected any more.
    public void closeQuestions() {
        open.clear();
    }

    /// When contacts are asked about this peer, if it must be looked for.
    public long seekAt() {
        return seekAt;
    }

    /// Looks for this peer without a pause if it must be looked for again.
    public void seekSoon() {
        seekAt = Long.MIN_VALUE;
        pause = FIRST_PAUSE;
    }

    /// Notes that contacts were asked about this peer.
    public void sought(long now) {
        seekAt = now + pause.toNanos();
        var doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
