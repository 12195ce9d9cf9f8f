package org.hashverse.faults;

import java.util.List;
import java.util.Random;

/// A fault of a connection through a [FaultProxy], after a number of bytes in one direction.
///
/// @param kind  the kind of fault
/// @param way   the direction whose bytes are counted, and which has the fault
/// @param after bytes of that direction that still pass after the fault was armed
public record Fault(Kind kind, Way way, int after) {
    /// A direction.
    public enum Way {
        /// From the dialler.
        OUT,
        /// To the dialler.
        BACK
    }

    /// The kinds of faults.
    public enum Kind {
        /// Both sides get a reset.
        RESET,
        /// Both sides see the end of the stream, as if the other side had closed.
        END,
        /// The receiving side gets a reset. The other side stays open, and its bytes are dropped.
        HALF_OPEN,
        /// Nothing passes in this direction any more, not even an end.
        SILENCE,
        /// Nothing passes in either direction any more.
        DEAD,
        /// The next bytes come one by one, then both sides get a reset.
        DRIP,
        /// One bit of each of the next three bytes is flipped; everything else passes. Three, because TLS ignores two bytes of a record, those of its version.
        FLIP,
        /// The last bytes are repeated; everything else passes.
        REPEAT
    }

    /// The kinds of faults that break a connection.
    public static final List<Kind> CUTS = List.of(Kind.RESET, Kind.END, Kind.HALF_OPEN, Kind.SILENCE, Kind.DEAD, Kind.DRIP);

    /// A random fault of one of these kinds, in any direction, within a number of bytes.
    public static Fault random(Random random, List<Kind> kinds, int within) {
        return new Fault(kinds.get(random.nextInt(kinds.size())), random.nextBoolean() ? Way.OUT : Way.BACK, random.nextInt(within));
    }
}
