package org.hashverse.store.database;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/// An event of the open history file. Reported on the node thread.
public sealed interface StoreEvent {
    /// The disk is full or cannot be written. No message is stored or acknowledged until [Room].
    ///
    /// @param why the error, for the log
    record Full(String why) implements StoreEvent {}

    /// The disk can be written again.
    record Room() implements StoreEvent {}

    /// The file was damaged. A new file with a new store id has replaced it.
    record Repaired(Repair repair) implements StoreEvent {}

    /// The result of a repair.
    ///
    /// @param aside  the path of the damaged file
    /// @param kept   the number of messages read from the damaged file
    /// @param added  the number of messages that only the backup had
    /// @param backup the day of the backup, if there was one
    /// @param before the number of messages before the damage; 0 if unknown
    record Repair(Path aside, int kept, int added, Optional<LocalDate> backup, int before) {
        /// The number of messages that are missing. Peers send theirs again when they connect.
        public int missing() {
            return Math.max(0, before - kept - added);
        }
    }
}
