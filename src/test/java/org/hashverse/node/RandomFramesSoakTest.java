package org.hashverse.node;

import org.hashverse.faults.Seed;
import org.hashverse.promises.Promises;
import org.hashverse.promises.SoakResults;
import org.junit.jupiter.api.Test;

@SoakResults(6)
class RandomFramesSoakTest {
    private static final int FRAMES = 10_000;

    @Test
    void randomFramesEndTheirOwnLinksAndNothingElse(Promises promises) throws Exception {
        long seed = Seed.any();
        System.out.println("random frames: seed " + seed);
        var outcome = new RandomFrames(seed).run(FRAMES);
        outcome.faults().forEach(Throwable::printStackTrace);
        promises.report("random frames over live TLS into a node, while an honest pair chats through it", String.format("%,d frames, %,d links, seed %d", FRAMES, outcome.links(), seed));
        promises.exactly("exceptions that nobody caught, warnings in the log", 0, outcome.faults().size());
        promises.exactly("threads and sockets that are left", 0, outcome.left());
    }
}
