package org.hashverse.transport;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How many handshakes run at a time. No address holds over half of the slots while others wait, so one that opens many
/// connections slows itself.
final class HandshakeSlots {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Object, Integer> running = new HashMap<>();
    private final Map<Object, Integer> waiting = new HashMap<>();
    private final int slots;
    private int taken;

    HandshakeSlots(int slots) {
        this.slots = slots;
    }

    /// Waits for a slot.
    void take(Object address) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            waiting.merge(address, 1, Integer::sum);
            try {
                while (!free(address)) changed.await();
                taken++;
                running.merge(address, 1, Integer::sum);
            } finally {
                less(waiting, address);
                changed.signalAll(); // who waits may be alone now
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean free(Object address) {
        boolean alone = waiting.size() == 1;
        return taken < slots && (alone || running.getOrDefault(address, 0) < Math.max(1, slots / 2));
    }

    /// Gives a slot back.
    void giveBack(Object address) {
        lock.lock();
        try {
            taken--;
            less(running, address);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static void less(Map<Object, Integer> counts, Object address) {
        counts.computeIfPresent(address, (_, n) -> n == 1 ? null : n - 1);
    }
}
