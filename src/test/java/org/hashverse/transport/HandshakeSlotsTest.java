package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.node.kit.Limits;
import org.junit.jupiter.api.Test;

/// Which caller gets a slot for its handshake, and which one waits.
class HandshakeSlotsTest extends HandshakeCallers {
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
    void anIpv6SiteGetsHalfOfTheSlots() throws Exception {
        long site = 0x20010db8_0001_0000L;
        for (int i = 0; i < 8; i++) take(1, new Origin(6, site + i));
        waits(new Origin(6, site + 8)).interrupt();
        take(1, new Origin(6, site + 0x1_0000));
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
