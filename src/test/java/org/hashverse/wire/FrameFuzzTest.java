package org.hashverse.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hashverse.faults.Seed;
import org.junit.jupiter.api.Test;

/// Random input for the reader: whatever the bytes, the result is a frame or a refusal.
class FrameFuzzTest {
    private static final int INPUTS = 50_000;

    @Test
    void nothingButAFrameOrARefusalComesOut() {
        var fed = new FrameFuzz(Seed.or(20_261_101)).feed(INPUTS);
        fed.first().ifPresent(stray -> { throw stray; });
        assertTrue(fed.frames() > INPUTS / 20 && fed.frames() < INPUTS * 19 / 20, fed.frames() + " accepted: the chance is not worth much");
    }
}
