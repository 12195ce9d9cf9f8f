package org.hashverse.instance;

import java.util.Optional;

/// How an answer ends.
///
/// @param status as the caller's process is to end
/// @param leave  run once the caller has its answer, by a command that ends the program: the caller's connection then ends with the process
public record Ending(int status, Optional<Runnable> leave) {
    /// The program goes on.
    public static Ending with(int status) {
        return new Ending(status, Optional.empty());
    }

    /// The program ends.
    public static Ending leaving(Runnable leave) {
        return new Ending(0, Optional.of(leave));
    }
}
