package org.hashverse.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;

/// When one contact is called next: soon after a loss, then ever more seldom. Node thread only.
final class Redial {
    /// Attempts are spread by this share of the pause, so that two peers do not call in step.
    static final double JITTER = 0.25;
    /// So long after a loss it is called most seldom.
    static final Duration LONG_AGO = Duration.ofHours(1);

    private final Limits limits;
    private long lostAt;
    private long next = Long.MAX_VALUE;
    private Duration pause = Duration.ZERO;
    private int turn;
    private int ownSinceHint;
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
        ownSinceHint = 0;
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

    /// A call begins; the next one may when its time comes and this one has ended.
    ///
    /// @param addresses where it answered, then where it says it is
    /// @param told      where else it says it may be: each is tried once after a loss, when all `addresses` have had a turn
    /// @param luck      0 to 1
    /// @return which address is called; empty if there is none, and then none is until the next loss
    Optional<PeerAddress> begin(long now, List<PeerAddress> addresses, List<PeerAddress> told, double luck) {
        boolean hint = hints < told.size() && ownSinceHint >= addresses.size();
        if (addresses.isEmpty() && !hint) {
            never();
            return Optional.empty();
        }
        calling = true;
        next = now + spread(pause(now), luck);
        ownSinceHint = hint ? 0 : ownSinceHint + 1;
        return Optional.of(hint ? told.get(hints++) : addresses.get((turn++ & Integer.MAX_VALUE) % addresses.size()));
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
