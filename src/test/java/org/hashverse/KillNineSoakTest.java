package org.hashverse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.hashverse.bars.Bars;
import org.hashverse.bars.Soaked;
import org.hashverse.siege.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Soaked(1)
class KillNineSoakTest {
    private static final int CYCLES = Integer.getInteger("hashverse.cycles", 200);
    @TempDir
    Path folder;

    @Test
    void whatWasCommittedSurvivesAKillAtAnyMoment(Bars bars) throws Exception {
        long seed = Seed.any();
        System.out.println("kill -9: seed " + seed);
        try (var cycles = new KillCycles(folder, seed)) {
            var outcome = cycles.run(CYCLES);
            bars.report("kill -9 of one of two processes that write to each other", CYCLES + " cycles, " + outcome.committed() + " messages, seed " + seed);
            bars.exactly("of these messages lost", 0, outcome.lost());
            bars.exactly("stored twice", 0, outcome.doubled());
            bars.exactly("shown as delivered without being there", 0, outcome.untrue());
            assertTrue(outcome.ordered(), "out of order; seed " + seed);
        }
    }
}
