package org.hashverse.node.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hashverse.chat.PeerId;
import org.hashverse.files.Part;
import org.hashverse.platform.UserFolders;
import org.hashverse.store.settings.Receiving;

/// What every [Getter] needs.
///
/// @param own         our key
/// @param connections opens connections
/// @param shared      what is passed on to others
/// @param speed       the limit of all downloads together
record GetterParts(PeerId own, FileConnections connections, SharedParts shared, SpeedLimit speed) {
    private static final String FOLDER = "Hashverse";

    /// The folder for a file, which is made if it is not there. Blocks.
    static Path folder(Wanted wanted, Receiving settings) throws IOException {
        var folder = wanted.folder().or(() -> settings.folder().map(Path::of)).orElseGet(() -> UserFolders.downloads().resolve(FOLDER));
        Files.createDirectories(folder);
        return folder;
    }

    /// Deletes what came of a file that is not got any more, aside.
    void delete(Wanted wanted, Receiving settings) {
        Thread.ofPlatform().daemon().name("hashverse-delete").start(() -> {
            try {
                Part.delete(folder(wanted, settings), wanted.partId(own));
            } catch (IOException left) {
                System.getLogger(GetterParts.class.getName()).log(System.Logger.Level.DEBUG, "a part of a file could not be deleted", left);
            }
        });
    }
}
