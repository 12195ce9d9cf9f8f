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

    /// A call that has not connected after this long counts as in vain for now, although it goes on.
    static final Duration SLOW_CALL = Duration.ofSeconds(1);

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
    /// The next call begins with the other addresses.
    private boolean othersFirst;
    private long inVainFrom = Long.MAX_VALUE;

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
        inVainFrom = Long.MAX_VALUE;
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
        inVainFrom = Long.MAX_VALUE;
        leaving = true;
        next = now + limits.redial().leaving().toNanos();
    }

    /// Plans a call soon that begins with the other addresses, because somebody told where the peer is. Later pauses stay as they are.
    ///
    /// @param second as in [#soon]
    public void found(long now, boolean second) {
        next = Math.min(next, now + (second ? limits.redial().tieBreak().toNanos() : 0));
        othersFirst = true;
        othersTried = 0;
    }

    /// Whether the next call begins with the other addresses.
    public boolean othersFirst() {
        return othersFirst;
    }

    /// From when on the calls since the loss count as in vain: one has ended, or takes longer than [#SLOW_CALL]. [Long#MAX_VALUE] if there was none.
    public long inVainFrom() {
        return inVainFrom;
    }

    /// Plans the next call after a pause, because another program with our key closed the link.
    public void rest(long now, Duration time) {
        next = now + time.toNanos();
    }

    /// Plans the next call after a pause with [#JITTER], because there is no room for a link to the peer now.
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
    /// @param others    other addresses that the peer claims: each is tried once after a loss, from the second call on; from the first if `addresses` is empty. After [#found]
    ///                  they come before `addresses`
    /// @param luck      0 to 1, for the jitter
    /// @return the addresses to try, best first. If there are none, no call is planned until [#soon] or [#again]
    public List<PeerAddress> begin(long now, List<PeerAddress> addresses, List<PeerAddress> others, double luck) {
        var tried = new ArrayList<PeerAddress>();
        if (othersFirst) addOthers(tried, others);
        if (!tried.isEmpty()) othersFirst = false;
        int room = Math.min(addresses.size(), MOST_PER_CALL - tried.size());
        for (int i = 0; i < room; i++) tried.add(addresses.get((firstAddress + i) % addresses.size()));
        if (addresses.size() > room) firstAddress = (firstAddress + room) % addresses.size();
        else firstAddress = 0;
        if (calledOnce || addresses.isEmpty()) addOthers(tried, others);
        calledOnce = true;
        inVainFrom = Math.min(inVainFrom, tried.isEmpty() ? now : now + SLOW_CALL.toNanos());
        if (tried.isEmpty()) {
            never();
            return List.of();
        }
        calling = true;
        next = now + spread(pause(now), luck);
        return List.copyOf(tried);
    }

    /// Adds other addresses that were not tried since the loss, as far as there is room in the call.
    private void addOthers(List<PeerAddress> tried, List<PeerAddress> others) {
        while (othersTried < others.size() && tried.size() < MOST_PER_CALL) tried.add(others.get(othersTried++));
    }

    /// Notes that the call ended.
    public void ended(long now) {
        calling = false;
        inVainFrom = Math.min(inVainFrom, now);
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
