package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.store.profile.PeerBook;
import org.junit.jupiter.api.Test;

/// How often a node without links looks at its clocks, where a tick is soon and calm never ends.
class TickerTest {
    private static final Limits LIMITS = Limits.PRODUCT.withTicks(ticks -> ticks.withTimes(Duration.ofMillis(1), Duration.ofDays(1)));
    private static final int SOME = 20;

    private final StandingClock clock = new StandingClock();
    private final Events events = new Events(100, Runnable::run);
    private final AtomicInteger looks = new AtomicInteger();
    private final Semaphore looked = new Semaphore(0);

    private Ticker ticker(NodeThread thread) {
        var liveness = new LivenessMonitor(new PeerDirectory(PeerBook.EMPTY, events, null, null, LIMITS), null, events, clock, LIMITS);
        return new Ticker(thread, clock, LIMITS, liveness, _ -> {
            looks.incrementAndGet();
            looked.release();
            return Long.MAX_VALUE;
        });
    }

    private void looksOnce() throws InterruptedException {
        assertTrue(looked.tryAcquire(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS), "it does not look");
    }

    /// Some ticks' time, told by what stirs nothing.
    private static void pass(NodeThread thread) throws InterruptedException {
        for (int i = 0; i < SOME; i++) {
            var passed = new CountDownLatch(1);
            thread.look(LIMITS.ticks().busy().toNanos(), passed::countDown);
            assertTrue(passed.await(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
    }

    @Test
    void whereNothingIsDueItLooksOnceForAllThatHappened() throws InterruptedException {
        try (var thread = new NodeThread()) {
            thread.execute(ticker(thread)::begin);
            looksOnce();
            pass(thread);
            assertEquals(1, looks.get());
            thread.execute(() -> { });
            looksOnce();
            pass(thread);
            assertEquals(2, looks.get());
        }
    }

    @Test
    void aClockThatCountsFromBelowZeroWakesNobodyMoreOften() throws InterruptedException {
        clock.nanos = -Duration.ofDays(1).toNanos();
        try (var thread = new NodeThread()) {
            thread.execute(ticker(thread)::begin);
            looksOnce();
            pass(thread);
            assertEquals(1, looks.get());
        }
    }
}
