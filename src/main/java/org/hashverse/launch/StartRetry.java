package org.hashverse.launch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// How long a start tries again to reach an instance that runs but does not respond, as on a busy machine. No class of JavaFX or of the node is loaded here.
///
/// @param giveUpAfter how long to try
/// @param pause       time between two tries
public record StartRetry(Duration giveUpAfter, Duration pause) {
    /// Ten seconds, or as many as the property `hashverse.start.seconds` of this process says. Tests set it, so that their outcome does not depend on how busy the machine is.
    public static final StartRetry PRODUCT = new StartRetry(Duration.ofSeconds(Long.getLong("hashverse.start.seconds", 10)), Duration.ofMillis(100));

    /// Hands this start over to the running instance, before anything of it is shown. Blocks while an instance runs but does not respond, for
    /// [#giveUpAfter] at most.
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

    /// Pauses before another try. Returns false if there is to be none: at once if [#giveUpAfter] is over, or after the pause if this thread is interrupted.
    ///
    /// @param begun the `System.nanoTime()` of the first try
    boolean pauseUnlessTooLate(long begun) {
        if (System.nanoTime() - begun > giveUpAfter.toNanos()) return false;
        LockSupport.parkNanos(pause.toNanos());
        return !Thread.currentThread().isInterrupted();
    }
}
