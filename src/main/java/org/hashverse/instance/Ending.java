package org.hashverse.instance;

import java.util.Optional;

/// The end of an answer to a caller.
///
/// @param status the status that the caller's process is to end with
/// @param leave  ends the program; run once the caller has its answer. The caller's connection then stays open until the process ends
public record Ending(int status, Optional<Runnable> leave) {
    /// An end after which the program goes on.
    public static Ending with(int status) {
        return new Ending(status, Optional.empty());
    }

    /// An end after which the program ends.
    public static Ending leaving(Runnable leave) {
        return new Ending(0, Optional.of(leave));
    }
}
