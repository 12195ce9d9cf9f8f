package org.hashverse.faults;

/// The seed of a test's random numbers.
public final class Seed {
    private Seed() {}

    /// The seed given with `-Dhashverse.seed`, else a fixed one.
    public static long or(long usual) {
        return Long.getLong("hashverse.seed", usual);
    }

    /// The given seed, else a new one each time.
    public static long any() {
        return or(System.nanoTime());
    }
}
