package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final TokenBucket bucket = new TokenBucket(2, 3, 0);

    @Test
    void itGivesItsBurstAtOnceAndThenItsRate() {
        for (int i = 0; i < 3; i++) assertTrue(bucket.take(0));
        assertFalse(bucket.take(0));
        assertEquals(500_000_000, bucket.until(0));
        assertFalse(bucket.take(499_999_999));
        assertTrue(bucket.take(500_000_000));
        assertFalse(bucket.take(500_000_000));
    }

    @Test
    void itNeverHoldsMoreThanItsBurst() {
        for (int i = 0; i < 3; i++) assertTrue(bucket.take(1_000_000_000_000L));
        assertFalse(bucket.take(1_000_000_000_000L));
        assertEquals(0, bucket.until(2_000_000_000_000L));
    }

    @Test
    void aClockThatStandsGivesNothing() {
        for (int i = 0; i < 3; i++) bucket.take(0);
        assertFalse(bucket.take(-5));
        assertTrue(bucket.until(-5) > 0);
    }
}
