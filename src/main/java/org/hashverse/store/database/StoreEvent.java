package org.hashverse.store.database;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/// What befalls the store while it is open. Told on the node thread.
public sealed interface StoreEvent {
    /// The disk takes no more. Nothing is kept or confirmed until [Room].
    ///
    /// @param why what the disk said, for the log and the curious
    record Full(String why) implements StoreEvent {}

    /// The disk takes changes again.
    record Room() implements StoreEvent {}

    /// The file was damaged; another one stands in its place, under a new store id.
    record Repaired(Repair repair) implements StoreEvent {}

    /// What a repair did.
    ///
    /// @param aside  where the damaged file is now
    /// @param kept   messages that could be read from it
    /// @param added  messages that came from the backup beyond those
    /// @param backup the day of the backup, if there was one
    /// @param before messages that the file should have had, as far as is known; 0 for not known
    record Repair(Path aside, int kept, int added, Optional<LocalDate> backup, int before) {
        /// Messages that are known to be gone for now; those of others come again when they connect.
        public int missing() {
            return Math.max(0, before - kept - added);
        }
    }
}
