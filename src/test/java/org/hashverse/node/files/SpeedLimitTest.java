package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// The limit of speed, with a clock that stands until the test moves it.
class SpeedLimitTest {
    private static final int MIB = 1 << 20;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - SECOND); // it runs over
    private final SpeedLimit limit = new SpeedLimit(clock::get);

    private long wait(int bytes) {
        return limit.reserve(bytes) - clock.get();
    }

    @Test
    void withoutALimitNobodyWaits() {
        for (int i = 0; i < 1_000; i++) assertEquals(0, wait(MIB));
    }

    @Test
    void allDownloadsTogetherGetWhatIsAllowed() {
        limit.set(2L * MIB);
        assertEquals(SECOND / 2, wait(MIB));
        assertEquals(SECOND, wait(MIB));
        assertEquals(SECOND * 3 / 2, wait(MIB));
        clock.addAndGet(SECOND);
        assertEquals(SECOND, wait(MIB));
    }

    @Test
    void timeInWhichNothingCameIsNotSavedUp() {
        limit.set(MIB);
        clock.addAndGet(1_000 * SECOND);
        assertEquals(SECOND, wait(MIB));
        assertEquals(2 * SECOND, wait(MIB));
    }

    @Test
    void anotherLimitCountsForTheNextBytes() {
        limit.set(MIB);
        assertEquals(SECOND, wait(MIB));
        limit.set(4L * MIB);
        assertEquals(SECOND + SECOND / 4, wait(MIB));
        limit.set(0);
        assertEquals(0, wait(MIB));
    }

    @Test
    void takingWaitsForTheClockAndEndsWhenTheThreadIsInterrupted() throws Exception {
        limit.set(1);
        var taking = Thread.ofPlatform().daemon().start(() -> limit.take(MIB));
        taking.interrupt();
        taking.join(TimeUnit.SECONDS.toMillis(120));
        assertTrue(!taking.isAlive());
    }
}
