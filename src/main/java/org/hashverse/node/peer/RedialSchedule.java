package org.hashverse.node.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.kit.Limits;

/// Plans when one contact is called next, and at which addresses: often at first after a loss, then with longer and longer pauses. Node thread only.
public final class RedialSchedule {
    /// The share by which a pause is randomly longer or shorter, so that two peers do not call in step.
    static final double JITTER = 0.25;
    /// Most addresses of one call. If there are more, the next call tries the others.
    static final int MOST_PER_CALL = 12;
    /// The pauses are longest after this long without a link.
    static final Duration LONG_AGO = Duration.ofHours(1);

    private final Limits limits;
    private long lostAt;
    private long next = Long.MAX_VALUE;
    private Duration pause = Duration.ZERO;
    /// Where the next call begins in the list of addresses, if they are too many for one call.
    private int firstAddress;
    private boolean calledOnce;
    /// How many of the other addresses that the peer claims were tried since the loss.
    private int othersTried;
    private boolean calling;
    private boolean leaving;

    RedialSchedule(Limits limits) {
        this.limits = limits;
    }

    /// Begins anew with short pauses and plans the next call, after a link was lost or because the person asks for a call.
    ///
    /// @param now    monotonic clock, nanoseconds; here and below
    /// @param in     how long to wait before the call
    /// @param second whether the peer should call first: both ends notice a loss at the same time, so one of them waits for [Limits.Redial#tieBreak] more
    public void soon(long now, Duration in, boolean second) {
        lostAt = now;
        pause = limits.redial().fast();
        leaving = false;
        calledOnce = false;
        othersTried = 0;
        next = now + in.toNanos() + (second ? limits.redial().tieBreak().toNanos() : 0);
    }

    /// Plans the next call after the network came back or this computer woke up, as after a loss. A peer that said `leaving` is called once now, then
    /// as seldom as before, because it will call us.
    public void again(long now, Duration in, boolean second) {
        boolean left = leaving;
        soon(now, in, second);
        leaving = left;
    }

    /// Plans the next call to a peer that said `leaving`. It will call us when it is back, so it is called seldom.
    public void left(long now) {
        leaving = true;
        next = now + limits.redial().leaving().toNanos();
    }

    /// Plans the next call after a pause, because another program with our key closed the link.
    public void rest(long now, Duration time) {
        next = now + time.toNanos();
    }

    /// Plans the next call after a pause with [#JITTER], because the peer has no room for us now.
    ///
    /// @param luck 0 to 1
    public void rest(long now, Duration time, double luck) {
        next = now + spread(time, luck);
    }

    /// Plans no call, because the peer is connected or no address of it is known.
    public void never() {
        next = Long.MAX_VALUE;
    }

    /// When the next call is planned; [Long#MAX_VALUE] for never.
    public long next() {
        return next;
    }

    /// Whether a call is to begin now.
    public boolean due(long now) {
        return !calling && now >= next;
    }

    /// Whether a call is under way.
    public boolean calling() {
        return calling;
    }

    /// Whether the loss is recent. Then `Redialer` calls the source address of the peer too, and the pauses are short.
    public boolean fresh(long now) {
        return now - lostAt <= limits.redial().fastFor().toNanos();
    }

    /// Begins a call and plans the next one, which begins when its time has come and this call has ended.
    ///
    /// @param addresses where the peer answered, then its source address: all are tried in each call, or [#MOST_PER_CALL] of them in turn if there are more
    /// @param others    other addresses that the peer claims: each is tried once after a loss, from the second call on; from the first if `addresses` is empty
    /// @param luck      0 to 1, for the jitter
    /// @return the addresses to try, best first. If there are none, no call is planned until [#soon] or [#again]
    public List<PeerAddress> begin(long now, List<PeerAddress> addresses, List<PeerAddress> others, double luck) {
        var tried = new ArrayList<PeerAddress>();
        for (int i = 0; i < Math.min(addresses.size(), MOST_PER_CALL); i++) tried.add(addresses.get((firstAddress + i) % addresses.size()));
        if (addresses.size() > MOST_PER_CALL) firstAddress = (firstAddress + MOST_PER_CALL) % addresses.size();
        else firstAddress = 0;
        if (calledOnce || addresses.isEmpty()) while (othersTried < others.size() && tried.size() < MOST_PER_CALL) tried.add(others.get(othersTried++));
        calledOnce = true;
        if (tried.isEmpty()) {
            never();
            return List.of();
        }
        calling = true;
        next = now + spread(pause(now), luck);
        return List.copyOf(tried);
    }

    /// Notes that the call ended.
    public void ended() {
        calling = false;
    }

    private Duration pause(long now) {
        if (leaving) return limits.redial().leaving();
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
