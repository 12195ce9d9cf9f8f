package org.hashverse.transport;

/// How often something may happen: so many times at once, then so many a second. Whoever uses it hands in the time and keeps
/// to one thread, or to a lock of its own.
public final class TokenBucket {
    private static final double NANOS = 1e9;
    private final double perSecond;
    private final int atOnce;
    private double tokens;
    private long since;

    /// A full bucket.
    ///
    /// @param perSecond what comes back; more than 0
    /// @param atOnce    what it holds, at least 1
    /// @param now       nanoseconds of the clock that all later times are of
    public TokenBucket(double perSecond, int atOnce, long now) {
        this.perSecond = perSecond;
        this.atOnce = atOnce;
        tokens = atOnce;
        since = now;
    }

    /// Whether it is like a new one.
    public boolean full(long now) {
        fill(now);
        return tokens >= atOnce;
    }

    /// Takes one, if there is one.
    public boolean take(long now) {
        return take(now, 1);
    }

    /// Takes several, if there is one: what is missing is owed, and nothing is given until that has come back.
    public boolean take(long now, int several) {
        fill(now);
        if (tokens < 1) return false;
        tokens -= several;
        return true;
    }

    /// Gives one back that was taken for nothing.
    void giveBack(long now) {
        fill(now);
        tokens = Math.min(atOnce, tokens + 1);
    }

    /// Nanoseconds until there is one to take, at least 1; 0 if there is one.
    public long until(long now) {
        fill(now);
        return tokens >= 1 ? 0 : Math.max(1, (long) Math.ceil((1 - tokens) * NANOS / perSecond));
    }

    private void fill(long now) {
        tokens = Math.min(atOnce, tokens + Math.max(0, now - since) * perSecond / NANOS);
        since = now;
    }
}
