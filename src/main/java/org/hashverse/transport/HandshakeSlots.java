package org.hashverse.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Decides which handshakes run. A bounded number runs at a time, at most half of them from one site ([Origin#site]).
///
/// Waiting handshakes start in this order. First come callers from addresses without a fault, then addresses that lately had a handshake ended for another, then discouraged
/// addresses. Among these, the site with the fewest running handshakes comes first, then the earlier arrival. No site starts more handshakes
/// than its rate allows ([HandshakeLimits#ofSite]). A caller that hung up while it waited is not counted.
///
/// A handshake that runs longer than its turn is ended when all slots are taken and a caller from a site with fewer running handshakes waits. So a caller that
/// stays silent in its handshake keeps no other caller out.
final class HandshakeSlots {
    private enum Stage { WAITS, RUNS, OVER }

    /// Most sites whose handshakes are counted. The site whose last caller came longest ago is forgotten first.
    private static final int SITES = 1_024;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Slot> waiting = new ArrayList<>(); // in order of arrival; guarded by the lock
    private final List<Slot> running = new ArrayList<>(); // the oldest first; guarded by the lock
    private final HandshakeLimits limits;
    private final int slotsPerSite;
    private final Discouraged discouraged;
    private final Discouraged unfinished; // addresses that lately had a handshake ended for another
    private final Watchdog watchdog;
    private final LongSupplier nanos;
    private final Map<Origin, TokenBucket> rates = new LinkedHashMap<>(); // of sites; guarded by the lock
    private boolean scheduled; // whether [#serveLater] is due; guarded by the lock

    /// @param limits how many handshakes run at a time, for how long each at least, and the rate of a site
    HandshakeSlots(HandshakeLimits limits, Discouraged discouraged, Watchdog watchdog, LongSupplier nanos) {
        this.limits = limits;
        this.discouraged = discouraged;
        this.watchdog = watchdog;
        this.nanos = nanos;
        slotsPerSite = Math.max(1, limits.atOnce() / 2);
        unfinished = discouraged.another();
    }

    /// The right to run one handshake.
    final class Slot implements AutoCloseable {
        private final Origin origin;
        private final Runnable end;
        private final Condition served = lock.newCondition();
        private Stage stage = Stage.WAITS; // this and the next two are guarded by the lock
        private long since; // when the handshake began to run
        private boolean endedForAnother;
        private Watchdog.Guard endOfTurn = () -> {};

        private Slot(Origin origin, Runnable end) {
            this.origin = origin;
            this.end = end;
        }

        /// Gives the slot back. Call it once.
        @Override
        public void close() {
            endOfTurn.close();
            giveBack(this);
        }

        /// Does not count this handshake, because its caller hung up first. The site of the caller may start another one instead.
        void uncount() {
            lock.lock();
            try {
                rate(this).giveBack(nanos.getAsLong());
            } finally {
                lock.unlock();
            }
        }

        /// Whether the handshake was ended to make room for another. Does not change after the slot is given back.
        boolean endedForAnother() {
            lock.lock();
            try {
                return endedForAnother;
            } finally {
                lock.unlock();
            }
        }
    }

    /// Waits for a slot.
    ///
    /// @param end ends the handshake to make room for another; called on any thread and under the lock, must not block
    Slot take(Origin origin, Runnable end) throws InterruptedException {
        var slot = new Slot(origin, end);
        lock.lockInterruptibly();
        try {
            waiting.add(slot);
            serve();
            while (slot.stage == Stage.WAITS) slot.served.await();
        } catch (InterruptedException sentAway) {
            giveBack(slot);
            throw sentAway;
        } finally {
            lock.unlock();
        }
        slot.endOfTurn = watchdog.after(limits.turn(), this::serve); // this handshake may be ended for another from then on
        return slot;
    }

    private void giveBack(Slot slot) {
        lock.lock();
        try {
            slot.stage = Stage.OVER;
            waiting.remove(slot);
            running.remove(slot);
            serve();
        } finally {
            lock.unlock();
        }
    }

    /// Starts every handshake that may start now. Call it whenever more of them may.
    void serve() {
        lock.lock();
        try {
            while (serveOne()) { /* each one changes the order of the others */ }
            long next = waiting.stream().mapToLong(this::nanosUntilAllowed).filter(left -> left > 0).min().orElse(0);
            if (next == 0 || scheduled || watchdog.closed()) return; // a closed watchdog runs tasks at once, which would never end
            scheduled = true;
            watchdog.after(Duration.ofNanos(next), this::serveLater);
        } finally {
            lock.unlock();
        }
    }

    private void serveLater() {
        lock.lock();
        try {
            scheduled = false;
            serve();
        } finally {
            lock.unlock();
        }
    }

    private boolean serveOne() {
        var ranks = new HashMap<Origin, Integer>(); // read once, because they change with time and a sort needs a fixed order
        for (var slot : waiting) ranks.computeIfAbsent(slot.origin, this::rank);
        for (var slot : running) ranks.computeIfAbsent(slot.origin, this::rank);
        Comparator<Slot> order = Comparator.comparing((Slot slot) -> ranks.get(slot.origin)).thenComparing(this::runningOfSite);
        for (var next : waiting.stream().filter(slot -> runningOfSite(slot) < slotsPerSite && nanosUntilAllowed(slot) == 0).sorted(order).toList()) {
            if (running.size() >= limits.atOnce()) {
                var victim = running.stream().filter(slot -> hadItsTurn(slot) && runningOfSite(slot) > runningOfSite(next))
                        .filter(slot -> ranks.get(slot.origin) >= ranks.get(next.origin)).min(order.reversed()); // the oldest of equals
                if (victim.isEmpty()) continue;
                endForAnother(victim.get());
            }
            rate(next).take(nanos.getAsLong());
            waiting.remove(next);
            running.add(next);
            next.stage = Stage.RUNS;
            next.since = nanos.getAsLong();
            next.served.signal();
            return true;
        }
        return false;
    }

    private int rank(Origin origin) {
        if (discouraged.contains(origin)) return 2;
        return unfinished.contains(origin) ? 1 : 0;
    }

    private long runningOfSite(Slot slot) {
        return running.stream().filter(other -> other.origin.site().equals(slot.origin.site())).count();
    }

    private long nanosUntilAllowed(Slot slot) {
        return rate(slot).until(nanos.getAsLong());
    }

    private TokenBucket rate(Slot slot) {
        var site = slot.origin.site();
        var rate = rates.remove(site);
        if (rate == null) rate = new TokenBucket(limits.ofSite().perSecond(), limits.ofSite().atOnce(), nanos.getAsLong());
        rates.put(site, rate);
        if (rates.size() > SITES) rates.remove(rates.keySet().iterator().next());
        return rate;
    }

    private boolean hadItsTurn(Slot slot) {
        return nanos.getAsLong() - slot.since >= limits.turn().toNanos();
    }

    private void endForAnother(Slot victim) {
        running.remove(victim);
        victim.stage = Stage.OVER;
        victim.endedForAnother = true;
        unfinished.note(victim.origin);
        victim.end.run();
    }
}
