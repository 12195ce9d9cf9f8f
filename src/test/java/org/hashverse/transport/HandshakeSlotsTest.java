package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.node.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandshakeSlotsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Origin CROWD = new Origin(4, 1);
    private static final Origin ONE = new Origin(4, 2);
    private static final Origin TWO = new Origin(4, 3);
    private static final Origin THREE = new Origin(4, 4);
    private static final Duration TURN = Limits.PRODUCT.handshakes().turn();
    private final Watchdog watchdog = new Watchdog();
    private volatile long now;
    private final Discouraged discouraged = new Discouraged(Duration.ofMinutes(10), 1_024, () -> now);
    private final HandshakeSlots slots = new HandshakeSlots(Limits.PRODUCT.handshakes().atOnce(), TURN, discouraged, watchdog, () -> now);
    private final Map<Origin, Deque<HandshakeSlots.Slot>> taken = new ConcurrentHashMap<>();
    private final List<Origin> ended = new CopyOnWriteArrayList<>();

    @AfterEach
    void dismissTheWatchdog() {
        watchdog.close();
    }

    private void take(int count, Origin origin) throws InterruptedException {
        for (int i = 0; i < count; i++) taken.computeIfAbsent(origin, _ -> new ConcurrentLinkedDeque<>()).add(slots.take(origin, () -> ended.add(origin)));
    }

    private void giveBack(Origin origin) {
        taken.get(origin).remove().close();
    }

    private void pass(Duration time) {
        now = now + time.toNanos();
        slots.serve();
    }

    /// Starts a caller, and checks that it has to wait for a slot.
    private Thread waits(Origin origin) throws InterruptedException {
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

    private Thread waitsOrGets(Origin origin) {
        return Thread.ofVirtual().start(() -> {
            try {
                take(1, origin);
            } catch (InterruptedException sentAway) {
                // that is what a test may do
            }
        });
    }

    @Test
    void oneOriginGetsHalfOfTheSixteenAndNeverMore() throws Exception {
        assertEquals(16, Limits.PRODUCT.handshakes().atOnce());
        take(8, CROWD);
        var ninth = waits(CROWD);
        take(1, ONE); // at once, though others wait
        giveBack(CROWD);
        assertTrue(ninth.join(PATIENCE));
    }

    @Test
    void sixteenRunAndTheNextOneWaits() throws Exception {
        take(8, ONE);
        take(8, TWO);
        var next = waits(THREE);
        giveBack(ONE);
        assertTrue(next.join(PATIENCE));
    }

    @Test
    void aDiscouragedOriginWaitsForAllOthersOnlyIfNoSlotIsFree() throws Exception {
        discouraged.note(THREE);
        take(8, ONE);
        take(7, TWO);
        take(1, THREE); // the last one that is free
        var doubtful = waits(THREE);
        var honest = waits(CROWD);
        giveBack(ONE);
        assertTrue(honest.join(PATIENCE));
        assertTrue(doubtful.isAlive());
        giveBack(ONE);
        assertTrue(doubtful.join(PATIENCE));
    }

    @Test
    void aCallerThatWaitsForItsOwnSiteDoesNotBlockADiscouragedOne() throws Exception {
        discouraged.note(THREE);
        take(8, CROWD);
        var ninth = waits(CROWD);
        take(1, THREE); // at once, although the ninth waits
        ninth.interrupt();
        assertTrue(ninth.join(PATIENCE));
    }

    @Test
    void aCallerThatIsInterruptedWhileItWaitsTakesNoSlot() throws Exception {
        take(8, CROWD);
        var sentAway = waits(CROWD);
        sentAway.interrupt();
        assertTrue(sentAway.join(PATIENCE));
        giveBack(CROWD);
        take(1, CROWD);
        waits(CROWD).interrupt();
    }

    @Test
    void theSiteWithTheFewestHandshakesIsServedFirst() throws Exception {
        take(7, CROWD);
        take(8, ONE);
        take(1, TWO);
        var eighth = waits(CROWD);
        var second = waits(TWO);
        var first = waits(THREE);
        giveBack(ONE);
        assertTrue(first.join(PATIENCE));
        giveBack(ONE);
        assertTrue(second.join(PATIENCE));
        assertTrue(eighth.isAlive());
        giveBack(ONE);
        assertTrue(eighth.join(PATIENCE));
    }

    @Test
    void aHandshakeIsEndedForAnotherSiteOnlyAfterItsTurn() throws Exception {
        assertEquals(Duration.ofSeconds(2), TURN);
        take(8, CROWD);
        take(8, ONE);
        var honest = waits(TWO);
        pass(TURN.minusNanos(1));
        assertTrue(ended.isEmpty() && honest.isAlive());
        pass(Duration.ofNanos(1));
        assertTrue(honest.join(PATIENCE));
        assertEquals(List.of(CROWD), ended); // the oldest
        assertTrue(taken.get(CROWD).getFirst().endedForAnother());
        taken.get(CROWD).getFirst().close(); // closing it again counts only once
        discouraged.note(THREE);
        waits(THREE).interrupt();
    }

    @Test
    void noHandshakeIsEndedForASiteWithAsMany() throws Exception {
        for (int i = 0; i < 16; i++) take(1, new Origin(4, 100 + i));
        var second = waits(new Origin(4, 100));
        pass(TURN);
        assertTrue(ended.isEmpty() && second.isAlive());
        take(1, ONE); // this site has none, so it need not wait
        assertEquals(List.of(new Origin(4, 100)), ended);
    }

    @Test
    void anOriginWhoseHandshakeWasEndedComesAfterTheOthersForAWhile() throws Exception {
        take(8, CROWD);
        take(8, ONE);
        pass(TURN);
        take(1, TWO);
        assertEquals(List.of(CROWD), ended);
        for (int i = 0; i < 7; i++) giveBack(ONE);
        for (int i = 0; i < 8; i++) giveBack(CROWD); // including the one that was ended
        take(8, THREE);
        take(6, TWO); // with the one from before and one of ONE there are sixteen
        var stalled = waits(CROWD);
        var other = waits(TWO);
        giveBack(THREE);
        assertTrue(other.join(PATIENCE));
        assertTrue(stalled.isAlive());
        stalled.interrupt();
        assertTrue(stalled.join(PATIENCE));
        now = now + Duration.ofMinutes(10).toNanos();
        take(1, CROWD); // after a while, and the others had their turn
        assertEquals(List.of(CROWD, TWO), ended); // of the sites with the most
    }

    @Test
    void noHandshakeIsEndedForADiscouragedOrigin() throws Exception {
        discouraged.note(THREE);
        take(8, CROWD);
        take(8, ONE);
        var doubtful = waits(THREE);
        pass(TURN);
        assertTrue(ended.isEmpty() && doubtful.isAlive());
        discouraged.note(ONE); // as discouraged as the others
        slots.serve();
        assertTrue(doubtful.join(PATIENCE));
        assertEquals(List.of(ONE), ended);
    }

    @Test
    void anIpv6SiteGetsHalfOfTheSlots() throws Exception {
        long site = 0x20010db8_0001_0000L;
        for (int i = 0; i < 8; i++) take(1, new Origin(6, site + i));
        waits(new Origin(6, site + 8)).interrupt();
        take(1, new Origin(6, site + 0x1_0000));
    }

    @Test
    void oneSiteStartsSixtyFourAtOnceAndThenFiftyASecond() throws Exception {
        for (int i = 0; i < HandshakeSlots.SITE_AT_ONCE; i++) {
            take(1, CROWD);
            giveBack(CROWD);
        }
        var next = waits(CROWD);
        take(1, ONE); // another site does not wait for that
        now = now + Duration.ofMillis(20).toNanos();
        assertTrue(next.join(PATIENCE)); // although no caller came or left
        var early = waits(CROWD);
        early.interrupt();
        assertTrue(early.join(PATIENCE));
        pass(Duration.ofMillis(110));
        take(5, CROWD);
        waits(CROWD).interrupt();
    }

    @Test
    void callersThatHungUpDoNotDelayTheirSite() throws Exception {
        for (int i = 0; i < HandshakeSlots.SITE_AT_ONCE; i++) {
            take(1, CROWD);
            giveBack(CROWD);
        }
        var hungUp = waits(CROWD);
        var honest = waits(CROWD);
        pass(Duration.ofMillis(20)); // one handshake
        assertTrue(hungUp.join(PATIENCE));
        taken.get(CROWD).element().uncount();
        giveBack(CROWD);
        assertTrue(honest.join(PATIENCE));
        waits(CROWD).interrupt();
    }

    @Test
    void aCallerThatWaitsForTheRateDoesNotHinderTheEnd() throws Exception {
        for (int i = 0; i < HandshakeSlots.SITE_AT_ONCE; i++) {
            take(1, CROWD);
            giveBack(CROWD);
        }
        waits(CROWD);
        watchdog.close();
        slots.serve();
        take(1, ONE);
        giveBack(ONE);
    }

    @Test
    void aFewSilentAddressesKeepNobodyOut() throws Exception {
        for (int second = 0; second < 4; second++) {
            for (int i = 0; i < 12; i++) for (var origin : List.of(CROWD, ONE, TWO)) waitsOrGets(origin);
            pass(Duration.ofSeconds(1));
        }
        var honest = waitsOrGets(THREE);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!honest.join(Duration.ofMillis(10))) { // it may not have come yet
            assertTrue(System.nanoTime() < end, "kept out");
            pass(TURN);
        }
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
                    var slot = slots.take(origin, () -> ended.add(origin));
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.yield();
                    running.decrementAndGet();
                    slot.close();
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
