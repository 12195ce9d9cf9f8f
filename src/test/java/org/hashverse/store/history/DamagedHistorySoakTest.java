package org.hashverse.store.history;

import java.nio.file.Path;
import org.hashverse.bars.Bars;
import org.hashverse.bars.Soaked;
import org.hashverse.siege.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Soaked(3)
class DamagedHistorySoakTest {
    private static final int PLACES = Integer.getInteger("hashverse.cycles", 1_000);
    @TempDir
    private Path folder;

    @Test
    void aFileBrokenAnywhereOpensWholeOrIsRebuiltAndExplained(Bars bars) throws Exception {
        long seed = Seed.any();
        System.out.println("broken histories: seed " + seed);
        var outcome = new Vandal(folder).run(folder, PLACES, seed);
        bars.report("database or its log cut off or a bit changed", PLACES + " places, seed " + seed);
        bars.report("of these: everything there all the same / said so and rebuilt", outcome.whole() + " / " + outcome.repaired());
        bars.exactly("silently fewer or other messages", 0, PLACES - outcome.whole() - outcome.repaired());
    }
}
