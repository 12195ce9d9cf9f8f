package org.hashverse.bench.subject;

/// Counts what was sent and what is acknowledged. Bounds the difference.
final class Acknowledged {
    private long sent; // guarded by this
    private long acknowledged; // guarded by this

    /// Counts one more message as sent. Waits while [Way#MOST_UNDER_WAY] are not acknowledged. Returns its number, from 1.
    synchronized long next() throws InterruptedException {
        while (sent - acknowledged >= Way.MOST_UNDER_WAY) wait();
        return ++sent;
    }

    /// One more message is acknowledged.
    void oneMore() {
        synchronized (this) {
            acknowledged++;
            notifyAll();
        }
    }

    /// All messages up to a number are acknowledged.
    synchronized void upTo(long number) {
        acknowledged = Math.max(acknowledged, number);
        notifyAll();
    }

    /// Waits until all that was sent is acknowledged.
    synchronized void awaitAll() throws InterruptedException {
        while (acknowledged < sent) wait();
    }
}
