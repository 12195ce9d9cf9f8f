package org.hashverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.hashverse.faults.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The short form of [KillNineSoakTest], which `-Psoak` runs with 200 cycles.
class KillNineIT {
    private static final int CYCLES = 3;
    @TempDir
    Path folder;

    @Test
    void committedMessagesSurviveAKillAtAnyMoment() throws Exception {
        long seed = Seed.any();
        try (var cycles = new KillCycles(folder, seed)) {
            var outcome = cycles.run(CYCLES);
            assertTrue(outcome.committed() > 0, "nothing was written; seed " + seed);
            assertEquals(new KillCycles.Outcome(outcome.committed(), 0, 0, 0, true), outcome, "seed " + seed);
        }
    }
}
