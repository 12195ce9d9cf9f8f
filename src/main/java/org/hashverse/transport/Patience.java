package org.hashverse.transport;

import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Closes the socket of a [BulkChannel] if a thread waits too long for the network. One thread at a time waits; the other methods are for any thread.
///
/// It holds the socket and not the channel. The watchdog holds it until the next look, even after the channel was dropped, and the buffers of a channel must not stay that long.
final class Patience implements AutoCloseable {
    private final Socket raw;
    private final Watchdog watchdog;
    private final LongSupplier nanos;
    private final Duration shortest;
    private volatile Duration most;
    private volatile boolean waiting;
    private volatile long since; // when the network last moved bytes, or the present wait began
    private volatile boolean late; // a wait took longer than `most`
    private volatile Watchdog.Guard guard = () -> {};

    /// Starts to watch.
    ///
    /// @param shortest the first limit; [#most] must set none that is shorter
    /// @param nanos    monotonic clock, in nanoseconds
    Patience(Socket raw, Watchdog watchdog, Duration shortest, LongSupplier nanos) {
        this.raw = raw;
        this.watchdog = watchdog;
        this.nanos = nanos;
        this.shortest = shortest;
        most = shortest;
        watch(shortest);
    }

    /// @param next when to look again: after `shortest` at the latest, so that a wait that begins meanwhile is seen in time
    private void watch(Duration next) {
        guard = watchdog.after(next, () -> {
            long left = most.toNanos() - (waiting ? nanos.getAsLong() - since : 0);
            if (left <= 0) late = true; // so a thread waits
            if (left <= 0 || watchdog.closed()) close();
            else if (!raw.isClosed()) watch(Duration.ofNanos(Math.min(left, shortest.toNanos())));
        });
    }

    /// Sets how long a wait may take until [#moved] is called.
    void most(Duration limit) {
        most = limit;
    }

    /// A thread waits from now on.
    void begin() {
        moved();
        waiting = true;
    }

    /// The network moved bytes.
    void moved() {
        since = nanos.getAsLong();
    }

    /// The thread waits no more.
    void end() {
        waiting = false;
    }

    /// Whether the socket was closed because a wait took too long.
    boolean late() {
        return late;
    }

    /// The fault of a wait that took too long.
    SocketTimeoutException timeout() {
        return new SocketTimeoutException("the peer sent or took too little for " + most.toSeconds() + " s");
    }

    /// Closes the socket.
    @Override
    public void close() {
        Watchdog.close(raw);
        guard.close();
    }
}
