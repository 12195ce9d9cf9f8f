package org.hashverse.model;

import java.time.Instant;

/// A line in a conversation that nobody wrote: what happened to its peer. It lasts as long as the window.
public sealed interface Note {
    /// Where it stands among the messages.
    Instant at();

    /// The peer was away for over a minute.
    record Absent(Instant from, Instant at) implements Note {}

    /// The peer calls itself otherwise.
    record Renamed(Instant at, String before, String after) implements Note {}

    /// The peer removed us.
    record Ended(Instant at, String name) implements Note {}
}
