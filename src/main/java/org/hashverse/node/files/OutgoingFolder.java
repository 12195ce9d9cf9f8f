package org.hashverse.node.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.hashverse.node.api.FileCommands;
import org.hashverse.store.transfers.TransferStore;

/// Deletes files that the program itself wrote to send them, such as pasted pictures, once no message offers them. The person has no other use for them. Blocks on the disk.
final class OutgoingFolder {
    private static final System.Logger LOG = System.getLogger(OutgoingFolder.class.getName());
    private final Path folder;
    private final List<Path> earlier;

    /// @param profile the folder of the profile
    OutgoingFolder(Path profile) {
        folder = profile.resolve(FileCommands.OUTGOING);
        earlier = files();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) return List.of();
        try (var all = Files.list(folder.toRealPath())) {
            return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).toList();
        } catch (IOException | UncheckedIOException unreadable) { // unchecked while the list is read
            LOG.log(System.Logger.Level.WARNING, folder + " cannot be read", unreadable);
            return List.of();
        }
    }

    /// Deletes what earlier starts of the program left here and no message offers. Files of this start may not be sent yet.
    void tidy(TransferStore store) throws IOException {
        for (var file : earlier) delete(store, file);
    }

    /// Deletes the withdrawn files that lie here, unless another message offers them.
    ///
    /// @param withdrawn any files, by their real paths
    void delete(TransferStore store, List<Path> withdrawn) throws IOException {
        if (withdrawn.isEmpty() || !Files.isDirectory(folder)) return;
        var here = folder.toRealPath();
        for (var file : withdrawn) if (here.equals(file.getParent())) delete(store, file);
    }

    private static void delete(TransferStore store, Path file) throws IOException {
        if (store.isOffered(file)) return;
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            LOG.log(System.Logger.Level.WARNING, file + " could not be deleted; the next start tries again", stays);
        }
    }
}
