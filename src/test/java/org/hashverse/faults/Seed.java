package org.hashverse.faults;

/// Where chance begins.
public final class Seed {
    private Seed() {}

    /// The seed asked for with `-Dhashverse.seed`, else one that is always the same.
    public static long or(long usual) {
        return Long.getLong("hashverse.seed", usual);
    }

    /// The seed asked for, else a new one each time.
    public static long any() {
        return or(System.nanoTime());
    }
}
