package org.hashverse.store.history;

import java.nio.file.Path;
import org.hashverse.faults.Seed;
import org.hashverse.promises.Promises;
import org.hashverse.promises.SoakResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SoakResults(3)
class DamagedHistorySoakTest {
    private static final int PLACES = Integer.getInteger("hashverse.cycles", 1_000);
    @TempDir
    private Path folder;

    @Test
    void aFileDamagedAnywhereOpensWholeOrIsRepairedAndReported(Promises promises) throws Exception {
        long seed = Seed.any();
        System.out.println("broken histories: seed " + seed);
        var outcome = new RandomDamage(folder).run(folder, PLACES, seed);
        promises.report("database or its log cut off or a bit changed", PLACES + " places, seed " + seed);
        promises.report("of these: everything there all the same / said so and rebuilt", outcome.whole() + " / " + outcome.repaired());
        promises.exactly("silently fewer or other messages", 0, PLACES - outcome.whole() - outcome.repaired());
    }
}
