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
    private static final Origin CROWD = new Origin(4, 1);
    private static final Origin ONE = new Origin(4, 2);
    private static final Origin TWO = new Origin(4, 3);
    private static final Origin THREE = new Origin(4, 4);
    private final Discouraged discouraged = new Discouraged(Duration.ofMinutes(10), 1_024, System::nanoTime);
    private final HandshakeSlots slots = new HandshakeSlots(Limits.PRODUCT.handshakes(), discouraged);

    private void take(int count, Origin origin) throws InterruptedException {
        for (int i = 0; i < count; i++) slots.take(origin);
    }

    /// Whether somebody has to wait for a slot.
    private Thread waits(Origin origin) throws InterruptedException {
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
        take(8, CROWD);
        var ninth = waits(CROWD);
        slots.take(ONE); // at once, though others wait
        slots.giveBack(CROWD);
        assertTrue(ninth.join(PATIENCE));
    }

    @Test
    void sixteenRunAndTheNextOneWaits() throws Exception {
        take(8, ONE);
        take(8, TWO);
        var next = waits(THREE);
        slots.giveBack(ONE);
        assertTrue(next.join(PATIENCE));
    }

    @Test
    void whoComesFromADiscouragedPlaceWaitsForNobodyWhereThereIsRoomAndForAllWhereThereIsNone() throws Exception {
        discouraged.note(THREE);
        take(8, ONE);
        take(7, TWO);
        slots.take(THREE); // the last one that is free
        var doubtful = waits(THREE);
        var honest = waits(CROWD);
        slots.giveBack(ONE);
        assertTrue(honest.join(PATIENCE));
        assertTrue(doubtful.isAlive());
        slots.giveBack(ONE);
        assertTrue(doubtful.join(PATIENCE));
    }

    @Test
    void whoWaitsForHisOwnKeepsNoDiscouragedOneOut() throws Exception {
        discouraged.note(THREE);
        take(8, CROWD);
        var ninth = waits(CROWD);
        slots.take(THREE); // at once: what the ninth waits for is not this
        ninth.interrupt();
        assertTrue(ninth.join(PATIENCE));
    }

    @Test
    void whoIsSentAwayWhileWaitingTakesNothing() throws Exception {
        take(8, CROWD);
        var sentAway = waits(CROWD);
        sentAway.interrupt();
        assertTrue(sentAway.join(PATIENCE));
        slots.giveBack(CROWD);
        slots.take(CROWD);
        waits(CROWD).interrupt();
    }

    @Test
    void neverDoMoreRunThanThereAreSlots() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new CountDownLatch(200);
        for (int i = 0; i < 200; i++) {
            var origin = new Origin(4, i % 5);
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
