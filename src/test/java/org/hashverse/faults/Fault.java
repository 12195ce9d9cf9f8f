package org.hashverse.faults;

import java.util.List;
import java.util.Random;

/// What happens to a connection through a [FaultProxy], once so many bytes went one way.
///
/// @param kind  what
/// @param way   the direction whose bytes are counted, and which it happens to
/// @param after bytes of that direction that still pass whole, from the moment the fault is armed
public record Fault(Kind kind, Way way, int after) {
    /// A direction.
    public enum Way {
        /// From whoever dialled.
        OUT,
        /// To whoever dialled.
        BACK
    }

    /// What can happen.
    public enum Kind {
        /// Both sides get a reset.
        RESET,
        /// Both sides see the end of what came, as if the other had closed.
        END,
        /// The side that is written to gets a reset; the other is left open, and nothing it says arrives anywhere.
        HALF_OPEN,
        /// Nothing passes this way any more, not even an end.
        SILENCE,
        /// Nothing passes either way any more.
        DEAD,
        /// The next bytes come one by one, then both sides get a reset.
        DRIP,
        /// One bit of each of the next three bytes is another; all else passes. TLS ignores two bytes of a record, those of its version.
        FLIP,
        /// What came last comes once more; all else passes.
        REPEAT
    }

    /// The ways in which a network tears.
    public static final List<Kind> CUTS = List.of(Kind.RESET, Kind.END, Kind.HALF_OPEN, Kind.SILENCE, Kind.DEAD, Kind.DRIP);

    /// One of these kinds, in any direction, within a number of bytes.
    public static Fault random(Random random, List<Kind> kinds, int within) {
        return new Fault(kinds.get(random.nextInt(kinds.size())), random.nextBoolean() ? Way.OUT : Way.BACK, random.nextInt(within));
    }
}
