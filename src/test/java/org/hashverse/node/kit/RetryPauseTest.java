package org.hashverse.node.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPauseTest {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private long now = 7;
    private final RetryPause pause = new RetryPause(FIRST, () -> now);

    @Test
    void whileAllAttemptsFailThePauseIsTheFirst() {
        for (int i = 0; i < 100; i++) assertEquals(FIRST, pause.failed());
    }

    @Test
    void thePauseDoublesEachTimeASuccessDidNotLastUpToTheLongest() {
        for (int times = 1; times < RetryPause.LONGEST; times *= 2) {
            assertEquals(FIRST.multipliedBy(times), pause.failed());
            pause.succeeded();
            now += RetryPause.CALM.toNanos() - 1;
            pause.succeeded(); // not after a failure, so it is no new success
        }
        assertEquals(FIRST.multipliedBy(RetryPause.LONGEST), pause.failed());
        pause.succeeded();
        assertEquals(FIRST.multipliedBy(RetryPause.LONGEST), pause.failed());
    }

    @Test
    void afterALongSuccessThePauseIsTheFirstAgain() {
        pause.failed();
        pause.succeeded();
        assertEquals(FIRST.multipliedBy(2), pause.failed());
        pause.succeeded();
        now += RetryPause.CALM.toNanos();
        assertEquals(FIRST, pause.failed());
    }
}
