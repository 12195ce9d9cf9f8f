package org.hashverse.siege;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.hashverse.bars.Bars;
import org.hashverse.bars.Soaked;
import org.junit.jupiter.api.Test;

@Soaked(2)
class CutLinkSoakTest {
    private static final int CYCLES = Integer.getInteger("hashverse.cycles", 500);

    @Test
    void whateverIsSaidOverALinkThatTearsArrivesOnceAndInOrder(Bars bars) throws Exception {
        long seed = Seed.any();
        System.out.println("cut links: seed " + seed);
        var outcome = new CutLink(seed).run(CYCLES);
        bars.report("link cut at random bytes while both sides talk", CYCLES + " cycles, " + outcome.messages() + " messages, seed " + seed);
        bars.exactly("of these messages lost", 0, outcome.lost());
        bars.exactly("stored twice", 0, outcome.doubled());
        bars.exactly("shown as delivered without being there", 0, outcome.untrue());
        bars.atMost("from reconnecting until everything is delivered, the slowest", Duration.ofSeconds(2), outcome.slowest());
        assertTrue(outcome.ordered(), "out of order; seed " + seed);
    }
}
