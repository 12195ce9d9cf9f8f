package org.hashverse;

import java.nio.file.Path;
import org.hashverse.faults.Seed;
import org.hashverse.promises.Promises;
import org.hashverse.promises.SoakResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SoakResults(1)
class ChangesKillNineSoakTest {
    private static final int KILLS = Integer.getInteger("hashverse.kills", 50);
    private static final int ACTIONS = 4;
    @TempDir
    Path folder;

    @Test
    void bothSidesAgreeOnEveryChangeWhoeverIsKilledMeanwhile(Promises promises) throws Exception {
        long seed = Seed.any();
        System.out.println("kill -9 while people edit, react and take back: seed " + seed);
        try (var cycles = new ChangeKillCycles(folder, seed)) {
            var outcome = cycles.run(KILLS, ACTIONS);
            promises.report("kill -9 of one of two processes whose people edit, react and take back", KILLS * ACTIONS + " actions, " + KILLS + " kills, " + outcome.messages() + " messages, seed " + seed);
            promises.exactly("messages that the two sides see differently in the end", 0, outcome.differences());
            promises.exactly("messages that are there twice", 0, outcome.doubled());
            promises.exactly("sides for which something never arrived", 0, outcome.waiting());
        }
    }
}
