package org.hashverse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.hashverse.faults.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The short form of [ChangesKillNineSoakTest], which `-Psoak` runs with 50 kills.
class ChangesKillNineIT {
    @TempDir
    Path folder;

    @Test
    void bothSidesAgreeOnEveryChangeWhoeverIsKilledMeanwhile() throws Exception {
        long seed = Seed.any();
        try (var cycles = new ChangeKillCycles(folder, seed)) {
            var outcome = cycles.run(2, 6);
            assertEquals(new ChangeKillCycles.Outcome(outcome.messages(), 0, 0, 0), outcome, "seed " + seed);
        }
    }
}
