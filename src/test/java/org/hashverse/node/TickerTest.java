package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.node.links.LivenessMonitor;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.store.profile.PeerBook;
import org.junit.jupiter.api.Test;

/// How often a node without links ticks, with short ticks and an idle time that never ends.
class TickerTest {
    private static final Limits LIMITS = Limits.PRODUCT.withTicks(limits -> limits.withTimes(Duration.ofMillis(1), Duration.ofDays(1)));
    private static final int SOME = 20;

    private final StandingClock clock = new StandingClock();
    private final Events events = new Events(100, Runnable::run);
    private final AtomicInteger ticks = new AtomicInteger();
    private final Semaphore ticked = new Semaphore(0);

    private Ticker ticker(NodeThread thread) {
        var liveness = new LivenessMonitor(new PeerDirectory(PeerBook.EMPTY, null, events, null, null, LIMITS), null, events, clock, LIMITS);
        return new Ticker(thread, clock, LIMITS, liveness, _ -> {
            ticks.incrementAndGet();
            ticked.release();
            return Long.MAX_VALUE;
        });
    }

    private void ticksOnce() throws InterruptedException {
        assertTrue(ticked.tryAcquire(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS), "it does not tick");
    }

    /// Waits for the time of some ticks, without a task that would bring the next tick forward.
    private static void pass(NodeThread thread) throws InterruptedException {
        for (int i = 0; i < SOME; i++) {
            var passed = new CountDownLatch(1);
            thread.tickAfter(LIMITS.ticks().busy().toNanos(), passed::countDown);
            assertTrue(passed.await(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
    }

    @Test
    void ifNothingIsDueManyTasksMakeOneTick() throws InterruptedException {
        try (var thread = new NodeThread()) {
            thread.execute(ticker(thread)::begin);
            ticksOnce();
            pass(thread);
            assertEquals(1, ticks.get());
            thread.execute(() -> { });
            ticksOnce();
            pass(thread);
            assertEquals(2, ticks.get());
        }
    }

    @Test
    void aStopDuringATickIsNoticedByTheNextOne() throws InterruptedException {
        var slept = new LinkedBlockingQueue<Boolean>();
        var stop = Duration.ofSeconds(12);
        try (var thread = new NodeThread()) {
            var liveness = new LivenessMonitor(new PeerDirectory(PeerBook.EMPTY, null, events, null, null, LIMITS), null, events, clock, LIMITS);
            thread.execute(new Ticker(thread, clock, LIMITS, liveness, now -> {
                slept.add(liveness.tick());
                if (ticks.getAndIncrement() == 0) {
                    clock.nanos += stop.toNanos();
                    clock.wall = clock.wall.plus(stop);
                }
                return now;
            })::begin);
            assertEquals(false, slept.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertEquals(true, slept.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
    }

    @Test
    void aClockBelowZeroDoesNotMakeMoreTicks() throws InterruptedException {
        clock.nanos = -Duration.ofDays(1).toNanos();
        try (var thread = new NodeThread()) {
            thread.execute(ticker(thread)::begin);
            ticksOnce();
            pass(thread);
            assertEquals(1, ticks.get());
        }
    }
}
