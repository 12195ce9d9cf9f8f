package org.hashverse.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CutLinkTest {
    private static final int CYCLES = 8;

    @Test
    void messagesOverAConnectionThatBreaksArriveOnceAndInOrder() throws Exception {
        long seed = Seed.or(20_261_122);
        var outcome = new CutLink(seed).run(CYCLES);
        var all = "seed " + seed + ": " + outcome;
        assertTrue(outcome.messages() > 2 * CYCLES, all);
        assertEquals(0, outcome.lost(), all);
        assertEquals(0, outcome.doubled(), all);
        assertEquals(0, outcome.untrue(), all);
        assertTrue(outcome.ordered(), all);
        System.out.println(all);
    }
}
