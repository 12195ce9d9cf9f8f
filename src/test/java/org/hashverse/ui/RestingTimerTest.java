package org.hashverse.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.glass.ui.Timer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A timer of JavaFX that cannot rest, and what stands in its place.
class RestingTimerTest {
    /// Like GTK's: to pause it does nothing.
    private static final class Restless extends Timer {
        final List<String> told = new ArrayList<>();
        private boolean runs = true;

        Restless() {
            super(() -> { });
        }

        @Override
        public void start(int period) {
            told.add("start " + period);
            runs = true;
        }

        @Override
        public void stop() {
            told.add("stop");
            runs = false;
        }

        @Override
        public boolean isRunning() {
            return runs;
        }

        @Override
        protected long _start(Runnable runnable) {
            return 1;
        }

        @Override
        protected long _start(Runnable runnable, int period) {
            return 1;
        }

        @Override
        protected void _stop(long timer) { }

        @Override
        protected void _pause(long timer) { }

        @Override
        protected void _resume(long timer) { }
    }

    private final Restless restless = new Restless();
    private final Timer timer = new RestingTimer.Rests(restless, 16);

    @Test
    void itStopsToRestAndGoesOnAsBefore() {
        timer.pause();
        timer.pause();
        assertEquals(List.of("stop"), restless.told);
        timer.resume();
        timer.resume();
        assertEquals(List.of("stop", "start 16"), restless.told);
    }

    @Test
    void whatRunsNeedNotGoOn() {
        timer.resume();
        assertEquals(List.of(), restless.told);
    }

    @Test
    void whatHasEndedIsNotWokenAgain() {
        timer.pause();
        timer.stop();
        timer.resume();
        timer.pause();
        timer.resume();
        assertEquals(List.of("stop", "stop"), restless.told);
    }
}
