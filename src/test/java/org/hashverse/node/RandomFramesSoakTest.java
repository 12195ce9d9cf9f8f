package org.hashverse.node;

import org.hashverse.bars.Bars;
import org.hashverse.bars.Soaked;
import org.hashverse.siege.Seed;
import org.junit.jupiter.api.Test;

@Soaked(6)
class RandomFramesSoakTest {
    private static final int FRAMES = 10_000;

    @Test
    void randomFramesEndTheirOwnLinksAndNothingElse(Bars bars) throws Exception {
        long seed = Seed.any();
        System.out.println("random frames: seed " + seed);
        var outcome = new RandomFrames(seed).run(FRAMES);
        outcome.faults().forEach(Throwable::printStackTrace);
        bars.report("random frames over live TLS into a node, while an honest pair chats through it", String.format("%,d frames, %,d links, seed %d", FRAMES, outcome.links(), seed));
        bars.exactly("exceptions that nobody caught, warnings in the log", 0, outcome.faults().size());
        bars.exactly("threads and sockets that are left", 0, outcome.left());
    }
}
