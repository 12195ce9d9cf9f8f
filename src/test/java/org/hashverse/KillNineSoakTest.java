package org.hashverse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.hashverse.faults.Seed;
import org.hashverse.promises.Promises;
import org.hashverse.promises.SoakResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SoakResults(1)
class KillNineSoakTest {
    private static final int CYCLES = Integer.getInteger("hashverse.cycles", 200);
    @TempDir
    Path folder;

    @Test
    void committedMessagesSurviveAKillAtAnyMoment(Promises promises) throws Exception {
        long seed = Seed.any();
        System.out.println("kill -9: seed " + seed);
        try (var cycles = new KillCycles(folder, seed)) {
            var outcome = cycles.run(CYCLES);
            promises.report("kill -9 of one of two processes that write to each other", CYCLES + " cycles, " + outcome.committed() + " messages, seed " + seed);
            promises.exactly("of these messages lost", 0, outcome.lost());
            promises.exactly("stored twice", 0, outcome.doubled());
            promises.exactly("shown as delivered without being there", 0, outcome.untrue());
            assertTrue(outcome.ordered(), "out of order; seed " + seed);
        }
    }
}
