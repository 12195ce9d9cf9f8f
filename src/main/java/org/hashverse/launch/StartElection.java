package org.hashverse.launch;

import java.io.IOException;
import java.util.function.Supplier;
import org.hashverse.node.Node;
import org.hashverse.store.profile.Profile;
import org.hashverse.ui.app.Launch;

/// Decides which of several starts of one profile opens it; the others hand over to that one. The process that holds the profile may not listen yet, may be too
/// busy to respond, or may be ending. So a start that gets neither the profile nor a response tries both again for a while ([StartRetry#giveUpAfter]).
public final class StartElection {
    /// Opens the profile.
    @FunctionalInterface
    public interface Opening {
        Node open() throws IOException;
    }

    private StartElection() {}

    /// Opens the profile, or hands this start over to the instance that holds it. Blocks.
    ///
    /// @param handOver asks that instance once
    /// @throws Launch.TakenOver if that instance took it over
    /// @throws Profile.InUse    if another process holds the profile and took nothing over
    public static Node openOrHandOver(StartRetry retry, Opening opening, Supplier<RunningInstance.HandOver> handOver) throws IOException {
        long begun = System.nanoTime();
        while (true) {
            try {
                return opening.open();
            } catch (Profile.InUse inUse) {
                switch (handOver.get()) {
                    case TAKEN -> throw new Launch.TakenOver();
                    case REFUSED -> throw inUse;
                    case NOBODY, UNHEARD -> {
                        if (!retry.pauseUnlessTooLate(begun)) throw inUse;
                    }
                }
            }
        }
    }
}
