package org.hashverse.launch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// How long a start tries again to reach an instance that runs but does not respond, as on a busy machine. No class of JavaFX or of the node is loaded here.
///
/// @param settledWithin how long to try
/// @param pause         time between two tries
public record StartRetry(Duration settledWithin, Duration pause) {
    /// Ten seconds, or as many as the property `hashverse.start.seconds` of this process says; a test sets it, whose outcome must not depend on how busy the machine is.
    public static final StartRetry PRODUCT = new StartRetry(Duration.ofSeconds(Long.getLong("hashverse.start.seconds", 10)), Duration.ofMillis(100));

    /// Hands this start over to the running instance, before anything of it is shown. Blocks while an instance runs but does not respond.
    ///
    /// @param ask asks the instance once
    /// @return the last answer
    public RunningInstance.HandOver handOver(Supplier<RunningInstance.HandOver> ask) {
        long begun = System.nanoTime();
        while (true) {
            var answer = ask.get();
            if (answer != RunningInstance.HandOver.UNHEARD || !pauseUnlessTooLate(begun)) return answer;
        }
    }

    /// Pauses before another try. Returns false at once if it has tried long enough.
    ///
    /// @param begun the `System.nanoTime()` of the first try
    boolean pauseUnlessTooLate(long begun) {
        if (System.nanoTime() - begun > settledWithin.toNanos()) return false;
        LockSupport.parkNanos(pause.toNanos());
        return !Thread.currentThread().isInterrupted();
    }
}
