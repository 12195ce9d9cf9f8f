package org.hashverse.ui.kit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A pause that is long where nothing happens, and short from the moment when something does. Nothing wakes while it lasts.
final class Pause {
    private final Duration quiet;
    private final Duration lively;
    private volatile CompletableFuture<Void> lasting = CompletableFuture.completedFuture(null);
    private volatile boolean stirred;

    /// @param quiet  how long it is where nothing happens
    /// @param lively how long it goes on from when something does
    Pause(Duration quiet, Duration lively) {
        this.quiet = quiet;
        this.lively = lively;
    }

    /// Begins the next one, the one before having ended. What happened between the two shortens it too.
    ///
    /// @param then run on another thread at its end; waits for nothing
    void begin(Runnable then) {
        var begun = new CompletableFuture<Void>();
        begun.thenRun(() -> {
            stirred = false;
            then.run();
        });
        lasting = begun;
        end(quiet);
        if (stirred) end(lively);
    }

    /// Something happened. From any thread, and cheap however often.
    void stir() {
        if (stirred) return;
        stirred = true;
        end(lively);
    }

    // of two ends the earlier one counts, and takes the other away
    private void end(Duration in) {
        lasting.completeOnTimeout(null, in.toNanos(), TimeUnit.NANOSECONDS);
    }
}
