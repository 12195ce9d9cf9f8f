package org.hashverse.ui.kit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A pause that is long while nothing happens, and ends soon once something happens. No thread wakes while the pause lasts.
final class Pause {
    private final Duration quiet;
    private final Duration lively;
    private volatile CompletableFuture<Void> current = CompletableFuture.completedFuture(null);
    private volatile boolean stirred; // whether something happened since the last pause ended

    /// @param quiet  its length if nothing happens
    /// @param lively how long it still lasts after something happens
    Pause(Duration quiet, Duration lively) {
        this.quiet = quiet;
        this.lively = lively;
    }

    /// Begins the next pause. The one before must have ended. Something that happened between the two shortens the new one too. Returns at once.
    ///
    /// @param then run on another thread at the end; must not block
    void begin(Runnable then) {
        var begun = new CompletableFuture<Void>();
        begun.thenRun(() -> {
            stirred = false;
            then.run();
        });
        current = begun;
        end(quiet);
        if (stirred) end(lively);
    }

    /// Reports that something happened, which shortens the pause. Any thread; cheap however often.
    void stir() {
        if (stirred) return;
        stirred = true;
        end(lively);
    }

    // the earlier of two ends counts, and cancels the other
    private void end(Duration in) {
        current.completeOnTimeout(null, in.toNanos(), TimeUnit.NANOSECONDS);
    }
}
