package org.hashverse.node.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hashverse.chat.PeerId;
import org.hashverse.files.Part;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.platform.UserFolders;

/// What every [Getter] needs.
///
/// @param own         our key
/// @param connections opens connections
/// @param shared      what is passed on to others
/// @param speed       the limit of all downloads together
/// @param nanos       the clock
record GetterParts(PeerId own, FileConnections connections, SharedParts shared, SpeedLimit speed, LongSupplier nanos) {
    /// The folder for a file, which is made if it is not there. Blocks.
    ///
    /// @param chosen empty for the folder of the system
    static Path folder(Optional<Path> chosen) throws IOException {
        return Files.createDirectories(place(chosen));
    }

    private static Path place(Optional<Path> chosen) {
        return chosen.orElseGet(UserFolders::received);
    }

    /// Deletes the part of a file, on a thread of its own. No getter may have it open.
    ///
    /// @param chosen the folder in which it is; empty for the folder of the system
    /// @param then   called on another thread when it is done
    void delete(FileKey key, Optional<Path> chosen, Runnable then) {
        Thread.ofPlatform().daemon().name("hashverse-delete").start(() -> {
            try {
                Part.delete(place(chosen), Wanted.partId(key, own));
            } catch (IOException left) {
                System.getLogger(GetterParts.class.getName()).log(System.Logger.Level.DEBUG, "a part of a file could not be deleted", left);
            } finally {
                then.run();
            }
        });
    }
}
