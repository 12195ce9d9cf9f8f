package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hashverse.faults.Seed;
import org.junit.jupiter.api.Test;

class RandomFramesTest {
    private static final int FRAMES = 40;

    @Test
    void randomFramesEndTheirOwnLinksAndNothingElse() throws Exception {
        long seed = Seed.or(20_261_122);
        var outcome = new RandomFrames(seed).run(FRAMES);
        outcome.faults().forEach(Throwable::printStackTrace);
        assertEquals(List.of(), outcome.faults(), "seed " + seed);
        assertEquals(0, outcome.left());
        assertTrue(outcome.links() > FRAMES / 10, outcome + ": hardly any frame was a bad one");
    }

    @Test
    void anUncaughtExceptionIsFound() throws Exception {
        try (var faults = new Faults()) {
            var thread = Thread.ofVirtual().unstarted(() -> { throw new IllegalStateException("nobody catches this"); });
            thread.start();
            thread.join();
            System.getLogger("org.hashverse.node.NodeThread").log(System.Logger.Level.WARNING, "a warning of this test");
            assertEquals(2, faults.all().size());
        }
    }
}
