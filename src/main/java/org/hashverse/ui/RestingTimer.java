package org.hashverse.ui;

import com.sun.glass.ui.Timer;
import com.sun.javafx.tk.Toolkit;

/// JavaFX asks sixty times a second whether there is something to draw, and lets its timer rest once there was nothing for a quarter of a second. On GTK the
/// timer has no way to rest (`GtkTimer._pause` is empty), which alone is half a percent of a processor for as long as the program runs. This puts another in
/// its place there, which stops to rest and starts again where it should go on. It reaches into JavaFX, which has to be opened to us; where it is not, or
/// JavaFX has changed, all stays as it was.
final class RestingTimer {
    private RestingTimer() {}

    /// Lets the timer of JavaFX rest where it cannot. For the FX thread, once JavaFX runs.
    static void install() {
        try {
            var toolkit = Toolkit.getToolkit();
            var field = toolkit.getClass().getDeclaredField("pulseTimer");
            field.setAccessible(true);
            synchronized (toolkit) { // as whoever reads it
                var timer = (Timer) field.get(toolkit);
                if (timer.getClass().getSimpleName().equals("GtkTimer")) field.set(toolkit, new Rests(timer, 1_000 / toolkit.getRefreshRate()));
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError closed) {
            System.getLogger(RestingTimer.class.getName()).log(System.Logger.Level.DEBUG, "the timer of JavaFX never rests: " + closed);
        }
    }

    /// Stands before a timer that runs. May be used from any thread.
    static final class Rests extends Timer {
        private final Timer timer;
        private final int period;
        private boolean rests; // guarded by this

        /// @param timer  runs
        /// @param period of it, in milliseconds
        Rests(Timer timer, int period) {
            super(() -> { });
            this.timer = timer;
            this.period = period;
        }

        @Override
        public synchronized void pause() {
            if (!timer.isRunning()) return;
            rests = true;
            timer.stop();
        }

        @Override
        public synchronized void resume() {
            if (!rests) return;
            rests = false;
            timer.start(period);
        }

        @Override
        public synchronized void stop() {
            rests = false;
            timer.stop();
        }

        // of a timer that is one itself

        @Override
        protected long _start(Runnable runnable) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected long _start(Runnable runnable, int period) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void _stop(long timer) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void _pause(long timer) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void _resume(long timer) {
            throw new UnsupportedOperationException();
        }
    }
}
