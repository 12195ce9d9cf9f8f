package org.hashverse.transport;

/// A token bucket: limits how often something may happen, with a burst and then a rate. The caller passes the time. For one thread, or under a lock.
public final class TokenBucket {
    private static final double NANOS = 1e9;
    private final double perSecond;
    private final int atOnce;
    private double tokens;
    private long since; // when tokens were added last

    /// A full bucket.
    ///
    /// @param perSecond tokens that are added each second; more than 0
    /// @param atOnce    most tokens that it holds, at least 1
    /// @param now       the time, in nanoseconds of the clock that all later calls use
    public TokenBucket(double perSecond, int atOnce, long now) {
        this.perSecond = perSecond;
        this.atOnce = atOnce;
        tokens = atOnce;
        since = now;
    }

    /// Whether it is full, as a new one.
    public boolean full(long now) {
        fill(now);
        return tokens >= atOnce;
    }

    /// Whether there is no token now.
    public boolean empty(long now) {
        return until(now) > 0;
    }

    /// Takes one token. Returns false if there is none.
    public boolean take(long now) {
        return take(now, 1);
    }

    /// Takes several tokens if there is at least one. The missing ones are owed: no token is given until they have been added. Returns false if there is none.
    public boolean take(long now, int several) {
        fill(now);
        if (tokens < 1) return false;
        tokens -= several;
        return true;
    }

    /// Gives a token back that was not used.
    void giveBack(long now) {
        fill(now);
        tokens = Math.min(atOnce, tokens + 1);
    }

    /// Nanoseconds until there is a token, at least 1; 0 if there is one now.
    public long until(long now) {
        fill(now);
        return tokens >= 1 ? 0 : Math.max(1, (long) Math.ceil((1 - tokens) * NANOS / perSecond));
    }

    private void fill(long now) {
        tokens = Math.min(atOnce, tokens + Math.max(0, now - since) * perSecond / NANOS);
        since = now;
    }
}
