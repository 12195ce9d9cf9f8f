package org.hashverse;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// How long a start goes on asking one that is there and does not hear, as on a machine that is busy. No class of JavaFX or of the node is loaded here.
///
/// @param settledWithin how long
/// @param pause         between two tries
record StartRetry(Duration settledWithin, Duration pause) {
    /// Ten seconds, or as many as the property `hashverse.start.seconds` of this process says; a test sets it, whose outcome must not depend on how busy the machine is.
    static final StartRetry PRODUCT = new StartRetry(Duration.ofSeconds(Long.getLong("hashverse.start.seconds", 10)), Duration.ofMillis(100));

    /// Asks whoever is heard to take this start over, before anything of it is shown. Blocks.
    ///
    /// @param elsewhere asks once
    /// @return what came of it; nobody is waited for where nobody is
    RunningInstance.Left left(Supplier<RunningInstance.Left> elsewhere) {
        long begun = System.nanoTime();
        while (true) {
            var left = elsewhere.get();
            if (left != RunningInstance.Left.UNHEARD || !again(begun)) return left;
        }
    }

    /// Pauses before another try; false, at once, where it has tried for long enough.
    ///
    /// @param begun as `System.nanoTime()` had it
    boolean again(long begun) {
        if (System.nanoTime() - begun > settledWithin.toNanos()) return false;
        LockSupport.parkNanos(pause.toNanos());
        return !Thread.currentThread().isInterrupted();
    }
}
