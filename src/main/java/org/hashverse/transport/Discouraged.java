package org.hashverse.transport;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Remembers for a while the places that sent something malformed. When room is short, connections from there are closed first. When it is not, they are
/// accepted like any other, because many peers may share an address. Bounded: the oldest entry goes first. May be used from any thread.
public final class Discouraged {
    private final Map<Origin, Long> until = new LinkedHashMap<>(); // the latest last; guarded by this
    private final long time;
    private final int most;
    private final LongSupplier nanos;

    /// @param time  for how long
    /// @param most  how many places are known at a time
    /// @param nanos the clock
    public Discouraged(Duration time, int most, LongSupplier nanos) {
        this.time = time.toNanos();
        this.most = most;
        this.nanos = nanos;
    }

    /// An empty list of its own with the same bounds and clock.
    Discouraged another() {
        return new Discouraged(Duration.ofNanos(time), most, nanos);
    }

    /// Something malformed came from there.
    synchronized void note(Origin origin) {
        until.remove(origin);
        until.put(origin, nanos.getAsLong() + time);
        if (until.size() > most) until.remove(until.keySet().iterator().next());
    }

    /// Whether something malformed came from there lately.
    public synchronized boolean contains(Origin origin) {
        var end = until.get(origin);
        if (end == null) return false;
        if (end - nanos.getAsLong() > 0) return true;
        until.remove(origin);
        return false;
    }
}
