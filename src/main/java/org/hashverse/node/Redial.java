package org.hashverse.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.chat.PeerAddress;

/// When one contact is called next: soon after a loss, then ever more seldom. Node thread only.
final class Redial {
    /// Attempts are spread by this share of the pause, so that two peers do not call in step.
    static final double JITTER = 0.25;
    /// Addresses that one turn tries; of more each has its turn.
    static final int MOST_OF_A_TURN = 12;
    /// So long after a loss it is called most seldom.
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

    Redial(Limits limits) {
        this.limits = limits;
    }

    /// It was lost, or we were.
    ///
    /// @param second whether the other side calls first: both call after a loss, and where the clocks agree one comes first
    void soon(long now, Duration in, boolean second) {
        lostAt = now;
        pause = limits.redialFast();
        slowly = false;
        own = false;
        hints = 0;
        next = now + in.toNanos() + (second ? limits.tieBreak().toNanos() : 0);
    }

    /// The network or we came back: as after a fresh loss, but who left comes back by himself and is looked for once.
    void again(long now, Duration in, boolean second) {
        boolean left = slowly;
        soon(now, in, second);
        slowly = left;
    }

    /// It left, and will call when it is back.
    void left(long now) {
        slowly = true;
        next = now + limits.leaving().toNanos();
    }

    /// Not before that.
    void rest(long now, Duration time) {
        next = now + time.toNanos();
    }

    /// The same, spread.
    void rest(long now, Duration time, double luck) {
        next = now + spread(time, luck);
    }

    /// It is here, or nobody knows where it is.
    void never() {
        next = Long.MAX_VALUE;
    }

    /// When it may be called next.
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

    /// Whether it was lost so lately that a place where it only says it is may be tried too.
    boolean fresh(long now) {
        return now - lostAt <= limits.redialFastFor().toNanos();
    }

    /// A turn begins: a call to several addresses, best first. The next turn begins when its time comes and this one has ended.
    ///
    /// @param addresses where it answered, then where it says it is: all are tried in each turn
    /// @param told      where else it says it may be: each is tried once after a loss, when all `addresses` have had a turn
    /// @param luck      0 to 1
    /// @return which addresses are tried; none if there are none, and then none are until the next loss
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
        if (slowly) return limits.leaving();
        if (now - lostAt > LONG_AGO.toNanos()) return limits.redialIdle();
        if (fresh(now)) return limits.redialFast();
        var doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(limits.redialSlow()) < 0 ? doubled : limits.redialSlow();
        return pause;
    }

    private static long spread(Duration pause, double luck) {
        return (long) (pause.toNanos() * (1 + JITTER * (2 * luck - 1)));
    }
}
