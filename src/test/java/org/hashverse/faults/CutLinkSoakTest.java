package org.hashverse.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.hashverse.promises.Promises;
import org.hashverse.promises.SoakResults;
import org.junit.jupiter.api.Test;

@SoakResults(2)
class CutLinkSoakTest {
    private static final int CYCLES = Integer.getInteger("hashverse.cycles", 500);

    @Test
    void messagesOverAConnectionThatBreaksArriveOnceAndInOrder(Promises promises) throws Exception {
        long seed = Seed.any();
        System.out.println("cut links: seed " + seed);
        var outcome = new CutLink(seed).run(CYCLES);
        promises.report("link cut at random bytes while both sides talk", CYCLES + " cycles, " + outcome.messages() + " messages, seed " + seed);
        promises.exactly("of these messages lost", 0, outcome.lost());
        promises.exactly("stored twice", 0, outcome.doubled());
        promises.exactly("shown as delivered without being there", 0, outcome.untrue());
        promises.atMost("from reconnecting until everything is delivered, the slowest", Duration.ofSeconds(2), outcome.slowest());
        assertTrue(outcome.ordered(), "out of order; seed " + seed);
    }
}
