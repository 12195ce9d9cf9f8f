package org.hashverse.node.files;

import java.nio.file.Path;
import java.util.Optional;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileItem;
import org.hashverse.node.api.FileState.FileKey;

/// A file that is to be got.
///
/// @param key    which one
/// @param item   what its message says of it
/// @param folder where the person wants it; empty for the folder of the settings
record Wanted(FileKey key, FileItem item, Optional<Path> folder) {
    private static final int OWN = 16;

    /// Who offers it.
    PeerId author() {
        return key.message().author();
    }

    /// A name for what is on the disk of it before it is whole. Two profiles of one computer may get the same file into the same folder.
    ///
    /// @param own our key
    String partId(PeerId own) {
        return key.message().id().hex() + "-" + key.place() + "-" + own.text().substring(0, OWN);
    }
}
