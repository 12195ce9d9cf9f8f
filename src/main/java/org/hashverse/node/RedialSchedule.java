package org.hashverse.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.chat.PeerAddress;

/// Plans when one contact is called next, and at which addresses: soon after a loss, then with longer and longer pauses. Node thread only.
final class RedialSchedule {
    /// The share by which a pause is randomly longer or shorter, so that two peers do not call in step.
    static final double JITTER = 0.25;
    /// Most addresses of one call. If there are more, the next call tries the others.
    static final int MOST_OF_A_TURN = 12;
    /// After so long without a link the pauses are longest.
    static final Duration LONG_AGO = Duration.ofHours(1);

    private final Limits limits;
    private long lostAt;
    private long next = Long.MAX_VALUE;
    private Duration pause = Duration.ZERO;
    private int turn;
    private boolean own;
    private int hints;
    private boolean calling;
    private boolean slowly;

    RedialSchedule(Limits limits) {
        this.limits = limits;
    }

    /// A link was lost: plans the next call as after a fresh loss.
    ///
    /// @param now    monotonic clock, nanoseconds; here and below
    /// @param in     how long to wait
    /// @param second whether the peer should call first. Both ends notice a loss at the same time, so one of them waits a little longer
    void soon(long now, Duration in, boolean second) {
        lostAt = now;
        pause = limits.redial().fast();
        slowly = false;
        own = false;
        hints = 0;
        next = now + in.toNanos() + (second ? limits.redial().tieBreak().toNanos() : 0);
    }

    /// The network or this computer came back: plans the next call as after a fresh loss. A peer that said it was leaving is called only once, because it will call us.
    void again(long now, Duration in, boolean second) {
        boolean left = slowly;
        soon(now, in, second);
        slowly = left;
    }

    /// The peer said it was leaving. It will call us when it is back, so it is called seldom.
    void left(long now) {
        slowly = true;
        next = now + limits.redial().leaving().toNanos();
    }

    /// Plans the next call after a pause.
    void rest(long now, Duration time) {
        next = now + time.toNanos();
    }

    /// The same, with [#JITTER].
    ///
    /// @param luck 0 to 1
    void rest(long now, Duration time, double luck) {
        next = now + spread(time, luck);
    }

    /// Plans no call, because the peer is connected or no address of it is known.
    void never() {
        next = Long.MAX_VALUE;
    }

    /// When the next call is planned; [Long#MAX_VALUE] for never.
    long next() {
        return next;
    }

    boolean due(long now) {
        return !calling && now >= next;
    }

    /// Whether a call is under way.
    boolean calling() {
        return calling;
    }

    /// Whether the loss is so recent that an address which the peer only claims may be tried too.
    boolean fresh(long now) {
        return now - lostAt <= limits.redial().fastFor().toNanos();
    }

    /// Begins a call and plans the next one. That begins when its time has come and this call has ended.
    ///
    /// @param addresses where it answered, then its source address: all are tried in each call
    /// @param told      other addresses that it claims: each is tried once after a loss, from the second call on
    /// @param luck      0 to 1, for the jitter
    /// @return the addresses to try, best first. If there are none, no call is planned until the next loss
    List<PeerAddress> begin(long now, List<PeerAddress> addresses, List<PeerAddress> told, double luck) {
        var tried = new ArrayList<PeerAddress>();
        for (int i = 0; i < Math.min(addresses.size(), MOST_OF_A_TURN); i++) tried.add(addresses.get((turn + i) % addresses.size()));
        if (addresses.size() > MOST_OF_A_TURN) turn = (turn + MOST_OF_A_TURN) % addresses.size();
        else turn = 0;
        if (own || addresses.isEmpty()) while (hints < told.size() && tried.size() < MOST_OF_A_TURN) tried.add(told.get(hints++));
        own = true;
        if (tried.isEmpty()) {
            never();
            return List.of();
        }
        calling = true;
        next = now + spread(pause(now), luck);
        return List.copyOf(tried);
    }

    void ended() {
        calling = false;
    }

    private Duration pause(long now) {
        if (slowly) return limits.redial().leaving();
        if (now - lostAt > LONG_AGO.toNanos()) return limits.redial().idle();
        if (fresh(now)) return limits.redial().fast();
        var doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(limits.redial().slow()) < 0 ? doubled : limits.redial().slow();
        return pause;
    }

    private static long spread(Duration pause, double luck) {
        return (long) (pause.toNanos() * (1 + JITTER * (2 * luck - 1)));
    }
}
