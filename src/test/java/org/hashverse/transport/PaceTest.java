package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hashverse.node.kit.Limits;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final LinkLimits PRODUCT = LinkLimits.PRODUCT;
    private final AtomicLong now = new AtomicLong();
    private final Pace pace = new Pace(PRODUCT.messages(),
            PRODUCT.control(), now::get);
    private final AtomicInteger kept = new AtomicInteger();

    PaceTest() {
        pace.contact(true);
    }

    private void keep(Frame frame, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) pace.keep(frame, 50);
    }

    /// A reader that exceeds the rate already.
    private Thread waits(Frame frame) throws InterruptedException {
        var reader = Thread.ofVirtual().start(() -> {
            try {
                pace.keep(frame, 50);
                kept.incrementAndGet();
            } catch (InterruptedException aborted) {
                // that is what a test may do
            }
        });
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (reader.getState() != Thread.State.TIMED_WAITING) {
            assertTrue(reader.isAlive(), "it did not wait");
            assertTrue(System.nanoTime() < end, "it neither waits nor runs");
            Thread.onSpinWait();
        }
        return reader;
    }

    @Test
    void aContactThatWasAwayForADayIsReadAtOnceAndThenAtTheRate() throws Exception {
        assertEquals(50_000, PRODUCT.messages().atOnce());
        assertEquals(10_000, PRODUCT.messages().perSecond());
        assertTrue(PRODUCT.messages().atOnce() > Limits.PRODUCT.quotas().waitingMessages());
        keep(RawPeer.chat(1, "good morning"), 50_000);
        var next = waits(RawPeer.chat(1, "and another"));
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertTrue(next.join(PATIENCE));
        keep(new Frame.Ack(1), 9_999); // answers to messages count as messages
        waits(new Frame.Ack(1)).interrupt();
    }

    @Test
    void otherFramesHaveASmallerRateOfTheirOwn() throws Exception {
        assertEquals(2_000, PRODUCT.control().atOnce());
        assertEquals(100, PRODUCT.control().perSecond());
        keep(new Frame.Ping(1), 500);
        keep(new Frame.Typing(), 500);
        keep(new Frame.PeersQuery(1), 500);
        keep(new Frame.Unknown(0x80), 500);
        var next = waits(new Frame.Read(Frame.To.YOU, 1));
        keep(RawPeer.chat(1, "still here"), 1);
        now.addAndGet(Duration.ofMillis(10).toNanos());
        assertTrue(next.join(PATIENCE));
        waits(new Frame.Ping(1)).interrupt();
    }

    @Test
    void longFramesCountByTheirKibibytes() throws Exception {
        for (int i = 0; i < 1_999; i++) pace.keep(new Frame.Unknown(0x80), 1_023);
        pace.keep(new Frame.Unknown(0x80), 64 * 1_024); // one token is left, and 64 are owed
        var next = waits(new Frame.Ping(1));
        now.addAndGet(Duration.ofMillis(640).toNanos());
        next.interrupt();
        next.join();
        var second = waits(new Frame.Ping(1));
        second.interrupt();
        second.join();
        now.addAndGet(Duration.ofMillis(10).toNanos());
        pace.keep(new Frame.Ping(1), 50);
    }

    @Test
    void aStrangerHasAHundredthOfTheRateForAllItsFrames() throws Exception {
        pace.contact(false);
        for (int i = 0; i < 125; i++) assertFalse(pace.keep(new Frame.Ack(1), 50));
        for (int i = 0; i < 125; i++) assertFalse(pace.keep(new Frame.Unknown(0x80), 2 * 1_024));
        var next = waits(RawPeer.chat(1, "hello?"));
        now.addAndGet(Duration.ofMillis(10).toNanos());
        assertTrue(next.join(PATIENCE));
        waits(new Frame.Ping(1)).interrupt();
    }

    @Test
    void anAcceptedStrangerWaitsNoLonger() throws Exception {
        pace.contact(false);
        keep(new Frame.Ack(1), 500);
        var next = waits(new Frame.Ack(1));
        pace.contact(true);
        assertTrue(next.join(PATIENCE));
        keep(new Frame.Ack(1), 49_999);
        pace.contact(false);
        waits(new Frame.Ack(1)).interrupt();
    }

    @Test
    void theEndOfTheConnectionEndsTheWait() throws Exception {
        keep(new Frame.Ping(1), 2_000);
        var reader = waits(new Frame.Ping(1));
        pace.end();
        assertTrue(reader.join(PATIENCE));
        assertEquals(1, kept.get());
        keep(new Frame.Ping(1), 10_000); // no wait any more
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        keep(new Frame.Ping(1), 2_000);
        var reader = waits(new Frame.Ping(1));
        reader.interrupt();
        assertTrue(reader.join(PATIENCE));
        assertEquals(0, kept.get());
    }
}
