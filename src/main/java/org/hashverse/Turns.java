package org.hashverse;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.hashverse.node.Node;
import org.hashverse.store.Profile;
import org.hashverse.ui.Launch;

/// Which of several starts of one profile stays, and which leave all to that one. Whoever holds the profile may not listen yet, may be too busy to hear, or may be ending:
/// so a start that neither gets the profile nor is heard tries both again, for a while. Blocks.
///
/// @param settledWithin how long it tries
/// @param pause         between two tries
record Turns(Duration settledWithin, Duration pause) {
    static final Turns PRODUCT = new Turns(Duration.ofSeconds(10), Duration.ofMillis(100));

    /// Something that opens the profile.
    @FunctionalInterface
    interface Opening {
        Node open() throws IOException;
    }

    /// Asks whoever is heard to take this start over, before anything of it is shown.
    ///
    /// @param elsewhere asks once
    /// @return what came of it; nobody is waited for where nobody is
    Elsewhere.Left left(Supplier<Elsewhere.Left> elsewhere) {
        long begun = System.nanoTime();
        while (true) {
            var left = elsewhere.get();
            if (left != Elsewhere.Left.UNHEARD || late(begun)) return left;
        }
    }

    /// Opens the profile, or leaves this start to whoever holds it.
    ///
    /// @param elsewhere asks that one once
    /// @throws Launch.Elsewhere  if that one has taken it over
    /// @throws Profile.InUse     if somebody holds it and takes nothing; then nothing was handed over
    Node openOrLeave(Opening opening, Supplier<Elsewhere.Left> elsewhere) throws IOException {
        long begun = System.nanoTime();
        while (true) {
            try {
                return opening.open();
            } catch (Profile.InUse inUse) {
                switch (elsewhere.get()) {
                    case TAKEN -> throw new Launch.Elsewhere();
                    case REFUSED -> throw inUse;
                    case NOBODY, UNHEARD -> {
                        if (late(begun)) throw inUse;
                    }
                }
            }
        }
    }

    private boolean late(long begun) {
        if (System.nanoTime() - begun > settledWithin.toNanos()) return true;
        LockSupport.parkNanos(pause.toNanos());
        return Thread.currentThread().isInterrupted();
    }
}
