package org.hashverse.transport;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Remembers for a while the origins that misbehaved. While room is short they come last: their handshakes start last and their connections are closed first. Otherwise
/// they are treated like any other, because many peers may share an address. Bounded: the oldest entry is forgotten first. May be used from any thread.
///
/// The main list holds origins that sent something malformed. `HandshakeSlots` keeps another one, of origins whose handshake was ended for a caller from elsewhere.
public final class Discouraged {
    private final Map<Origin, Long> until = new LinkedHashMap<>(); // the latest entry last; guarded by this
    private final long time;
    private final int most;
    private final LongSupplier nanos;

    /// @param time  how long an origin is remembered
    /// @param most  most origins that are remembered at a time
    /// @param nanos monotonic clock, in nanoseconds
    public Discouraged(Duration time, int most, LongSupplier nanos) {
        this.time = time.toNanos();
        this.most = most;
        this.nanos = nanos;
    }

    /// A new, empty list with the same bounds and clock, for origins that are noted for another reason.
    Discouraged another() {
        return new Discouraged(Duration.ofNanos(time), most, nanos);
    }

    /// Notes that an origin misbehaved.
    synchronized void note(Origin origin) {
        until.remove(origin);
        until.put(origin, nanos.getAsLong() + time);
        if (until.size() > most) until.remove(until.keySet().iterator().next());
    }

    /// Whether an origin misbehaved lately.
    public synchronized boolean contains(Origin origin) {
        var end = until.get(origin);
        if (end == null) return false;
        if (end - nanos.getAsLong() > 0) return true;
        until.remove(origin);
        return false;
    }
}
