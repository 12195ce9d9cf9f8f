package org.hashverse.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hashverse.bars.Bars;
import org.hashverse.bars.Soaked;
import org.hashverse.siege.Seed;
import org.junit.jupiter.api.Test;

@Soaked(5)
class FrameFuzzSoakTest {
    private static final int INPUTS = 1_000_000;

    @Test
    void nothingButAFrameOrARefusalComesOut(Bars bars) {
        long seed = Seed.any();
        System.out.println("codec: seed " + seed);
        var fed = new FrameFuzz(seed).feed(INPUTS);
        fed.first().ifPresent(Throwable::printStackTrace);
        assertTrue(fed.frames() > INPUTS / 20 && fed.frames() < INPUTS * 19 / 20, fed.frames() + " accepted: the chance is not worth much");
        bars.report("inputs into the codec", String.format("%,d, of them %,d frames, seed %d", INPUTS, fed.frames(), seed));
        bars.exactly("anything that came out but a frame or a refusal", 0, fed.strays());
    }
}
