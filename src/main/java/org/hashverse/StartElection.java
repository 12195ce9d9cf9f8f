package org.hashverse;

import java.io.IOException;
import java.util.function.Supplier;
import org.hashverse.node.Node;
import org.hashverse.store.profile.Profile;
import org.hashverse.ui.app.Launch;

/// Which of several starts of one profile stays, and which leave all to that one. Whoever holds the profile may not listen yet, may be too busy to hear, or may be ending:
/// so a start that neither gets the profile nor is heard tries both again, for a while.
final class StartElection {
    /// Something that opens the profile.
    @FunctionalInterface
    interface Opening {
        Node open() throws IOException;
    }

    private StartElection() {}

    /// Opens the profile, or leaves this start to whoever holds it. Blocks.
    ///
    /// @param elsewhere asks that one once
    /// @throws Launch.TakenOver if that one has taken it over
    /// @throws Profile.InUse    if somebody holds it and takes nothing; then nothing was handed over
    static Node openOrLeave(StartRetry tries, Opening opening, Supplier<RunningInstance.Left> elsewhere) throws IOException {
        long begun = System.nanoTime();
        while (true) {
            try {
                return opening.open();
            } catch (Profile.InUse inUse) {
                switch (elsewhere.get()) {
                    case TAKEN -> throw new Launch.TakenOver();
                    case REFUSED -> throw inUse;
                    case NOBODY, UNHEARD -> {
                        if (!tries.again(begun)) throw inUse;
                    }
                }
            }
        }
    }
}
