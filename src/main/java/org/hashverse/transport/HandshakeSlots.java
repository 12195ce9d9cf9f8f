package org.hashverse.transport;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How many handshakes run at a time. No origin ever holds over half of the slots, waiting or not: whoever stalls all of his
/// handshakes must not keep the next one out, and a slot that is taken cannot be taken back.
final class HandshakeSlots {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Object, Integer> running = new HashMap<>();
    private final int slots;
    private final int each;
    private int taken;

    HandshakeSlots(int slots) {
        this.slots = slots;
        each = Math.max(1, slots / 2);
    }

    /// Waits for a slot.
    void take(Object origin) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (taken == slots || running.getOrDefault(origin, 0) == each) changed.await();
            taken++;
            running.merge(origin, 1, Integer::sum);
        } finally {
            lock.unlock();
        }
    }

    /// Gives a slot back.
    void giveBack(Object origin) {
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
