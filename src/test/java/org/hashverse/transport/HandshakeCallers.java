package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hashverse.node.kit.Limits;
import org.junit.jupiter.api.AfterEach;

/// The handshake slots of the product, callers that take them, and a clock that the test sets.
abstract class HandshakeCallers {
    static final Duration PATIENCE = Duration.ofSeconds(120);
    static final Origin CROWD = new Origin(4, 1);
    static final Origin ONE = new Origin(4, 2);
    static final Origin TWO = new Origin(4, 3);
    static final Origin THREE = new Origin(4, 4);
    static final int SITE_AT_ONCE = Limits.PRODUCT.handshakes().ofSite().atOnce();
    static final Duration TURN = Limits.PRODUCT.handshakes().turn();
    final Watchdog watchdog = new Watchdog();
    volatile long now;
    final Discouraged discouraged = new Discouraged(Duration.ofMinutes(10), 1_024, () -> now);
    final HandshakeSlots slots = new HandshakeSlots(Limits.PRODUCT.handshakes(), discouraged, watchdog, () -> now);
    final Map<Origin, Deque<HandshakeSlots.Slot>> taken = new ConcurrentHashMap<>();
    final List<Origin> ended = new CopyOnWriteArrayList<>();

    @AfterEach
    void dismissTheWatchdog() {
        watchdog.close();
    }

    void take(int count, Origin origin) throws InterruptedException {
        for (int i = 0; i < count; i++) taken.computeIfAbsent(origin, _ -> new ConcurrentLinkedDeque<>()).add(slots.take(origin, () -> ended.add(origin)));
    }

    void giveBack(Origin origin) {
        taken.get(origin).remove().close();
    }

    void pass(Duration time) {
        now = now + time.toNanos();
        slots.serve();
    }

    /// Starts a caller, and checks that it has to wait for a slot.
    Thread waits(Origin origin) throws InterruptedException {
        var thread = Thread.ofVirtual().start(() -> {
            try {
                take(1, origin);
            } catch (InterruptedException sentAway) {
                // that is what a test may do
            }
        });
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (thread.getState() != Thread.State.WAITING) {
            assertTrue(thread.isAlive(), "got a slot");
            assertTrue(System.nanoTime() < end, "neither waits nor runs");
            Thread.onSpinWait();
        }
        return thread;
    }
}
