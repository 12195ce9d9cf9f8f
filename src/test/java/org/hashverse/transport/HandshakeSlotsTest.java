package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.node.Limits;
import org.junit.jupiter.api.Test;

class HandshakeSlotsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final HandshakeSlots slots = new HandshakeSlots(Limits.PRODUCT.handshakes());

    private void take(int count, Object origin) throws InterruptedException {
        for (int i = 0; i < count; i++) slots.take(origin);
    }

    /// Whether somebody has to wait for a slot.
    private Thread waits(Object origin) throws InterruptedException {
        var thread = Thread.ofVirtual().start(() -> {
            try {
                slots.take(origin);
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

    @Test
    void oneOriginGetsHalfOfTheSixteenAndNeverMore() throws Exception {
        assertEquals(16, Limits.PRODUCT.handshakes());
        take(8, "crowd");
        var ninth = waits("crowd");
        slots.take("somebody else"); // at once, though others wait
        slots.giveBack("crowd");
        assertTrue(ninth.join(PATIENCE));
    }

    @Test
    void sixteenRunAndTheNextOneWaits() throws Exception {
        take(8, "one");
        take(8, "two");
        var next = waits("three");
        slots.giveBack("one");
        assertTrue(next.join(PATIENCE));
    }

    @Test
    void whoIsSentAwayWhileWaitingTakesNothing() throws Exception {
        take(8, "crowd");
        var sentAway = waits("crowd");
        sentAway.interrupt();
        assertTrue(sentAway.join(PATIENCE));
        slots.giveBack("crowd");
        slots.take("crowd");
        waits("crowd").interrupt();
    }

    @Test
    void neverDoMoreRunThanThereAreSlots() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new CountDownLatch(200);
        for (int i = 0; i < 200; i++) {
            var origin = i % 5;
            Thread.ofVirtual().start(() -> {
                try {
                    slots.take(origin);
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.yield();
                    running.decrementAndGet();
                    slots.giveBack(origin);
                    done.countDown();
                } catch (InterruptedException impossible) {
                    throw new AssertionError(impossible);
                }
            });
        }
        assertTrue(done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertTrue(most.get() <= 16, most + " ran at once");
    }
}
