package org.hashverse.bench.link;

import java.io.IOException;
import org.hashverse.bench.side.Patience;

/// Counts what was sent and what is acknowledged. Bounds the difference. Any thread may use it.
final class Acknowledged {
    private long sent; // guarded by this
    private long acknowledged; // guarded by this
    private boolean ended; // guarded by this

    /// Counts one more message as sent. Waits while [Way#MOST_UNDER_WAY] are not acknowledged. Returns its number, from 1.
    ///
    /// @throws IOException if the connection has ended, or nothing is acknowledged in time
    synchronized long next() throws IOException, InterruptedException {
        var patience = new Patience(Patience.USUAL);
        while (!ended && sent - acknowledged >= Way.MOST_UNDER_WAY) patience.await(this, this::missing);
        check();
        return ++sent;
    }

    /// One more message is acknowledged.
    synchronized void oneMore() {
        acknowledged++;
        notifyAll();
    }

    /// All messages up to a number are acknowledged.
    synchronized void upTo(long number) {
        acknowledged = Math.max(acknowledged, number);
        notifyAll();
    }

    /// The connection has ended: nobody waits any more.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// Waits until all that was sent is acknowledged.
    ///
    /// @throws IOException if the connection ends before, or not all is acknowledged in time
    synchronized void awaitAll() throws IOException, InterruptedException {
        var patience = new Patience(Patience.USUAL);
        while (!ended && acknowledged < sent) patience.await(this, this::missing);
        if (acknowledged < sent) check();
    }

    private String missing() {
        return sent - acknowledged + " of " + sent + " messages are not acknowledged";
    }

    private void check() throws IOException {
        if (ended) throw new IOException("the connection has ended");
    }
}
