package org.hashverse.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hashverse.faults.Seed;
import org.hashverse.promises.Promises;
import org.hashverse.promises.SoakResults;
import org.junit.jupiter.api.Test;

@SoakResults(5)
class FrameFuzzSoakTest {
    private static final int INPUTS = 1_000_000;

    @Test
    void nothingButAFrameOrARefusalComesOut(Promises promises) {
        long seed = Seed.any();
        System.out.println("codec: seed " + seed);
        var fed = new FrameFuzz(seed).feed(INPUTS);
        fed.first().ifPresent(Throwable::printStackTrace);
        assertTrue(fed.frames() > INPUTS / 20 && fed.frames() < INPUTS * 19 / 20, fed.frames() + " accepted: the chance is not worth much");
        promises.report("inputs into the codec", String.format("%,d, of them %,d frames, seed %d", INPUTS, fed.frames(), seed));
        promises.exactly("anything that came out but a frame or a refusal", 0, fed.strays());
    }
}
