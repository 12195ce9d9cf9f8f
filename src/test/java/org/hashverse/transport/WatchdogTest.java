package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private final Watchdog watchdog = new Watchdog();

    @Test
    void aGuardedSocketIsClosedWhenItsTimeIsUp() throws Exception {
        var up = new CountDownLatch(1);
        var guard = watchdog.after(Duration.ofMillis(1), up::countDown);
        assertTrue(up.await(120, TimeUnit.SECONDS));
        guard.close();
        watchdog.close();
    }

    @Test
    void aGuardedSocketIsClosedAtOnceWhenTheWatchdogEnds() {
        var bounded = new Socket();
        var lifted = new Socket();
        watchdog.guard(bounded, NEVER);
        watchdog.guard(lifted, NEVER).close();
        watchdog.close();
        assertTrue(bounded.isClosed());
        assertFalse(lifted.isClosed());
    }

    @Test
    void aSocketThatIsGuardedLaterIsClosedAtOnceToo() {
        watchdog.close();
        var late = new Socket();
        watchdog.guard(late, NEVER);
        assertTrue(late.isClosed());
    }
}
