package org.hashverse.transport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How many handshakes run at a time. No origin ever holds over half of the slots, waiting or not: whoever stalls all of his
/// handshakes must not keep the next one out, and a slot that is taken cannot be taken back. Who comes from a discouraged place takes one only while
/// nobody else waits for it.
final class HandshakeSlots {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Origin, Integer> running = new HashMap<>();
    private final List<Origin> waiting = new ArrayList<>(); // not from discouraged places
    private final Discouraged discouraged;
    private final int slots;
    private final int each;
    private int taken;

    HandshakeSlots(int slots, Discouraged discouraged) {
        this.slots = slots;
        this.discouraged = discouraged;
        each = Math.max(1, slots / 2);
    }

    /// Waits for a slot.
    void take(Origin origin) throws InterruptedException {
        lock.lockInterruptibly();
        boolean last = discouraged.contains(origin);
        try {
            if (!last) waiting.add(origin);
            while (!fits(origin) || last && waiting.stream().anyMatch(this::fits)) changed.await();
            taken++;
            running.merge(origin, 1, Integer::sum);
        } finally {
            if (!last) waiting.remove(origin);
            changed.signalAll(); // whom it kept waiting
            lock.unlock();
        }
    }

    private boolean fits(Origin origin) {
        return taken < slots && running.getOrDefault(origin, 0) < each;
    }

    /// Gives a slot back.
    void giveBack(Origin origin) {
        lock.lock();
        try {
            taken--;
            running.computeIfPresent(origin, (_, n) -> n == 1 ? null : n - 1);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
