package org.hashverse.model.notes;

import java.time.Instant;

/// A note between the messages of a conversation about its peer. It is not stored; it lasts as long as the window.
public sealed interface Note {
    /// The time of the note, which gives its place among the messages.
    Instant at();

    /// The peer was away for over a minute: from `from` until `at`.
    record Absent(Instant from, Instant at) implements Note {}

    /// The peer changed its name.
    record Renamed(Instant at, String before, String after) implements Note {}

    /// The peer removed or refused us.
    record Ended(Instant at, String name) implements Note {}
}
