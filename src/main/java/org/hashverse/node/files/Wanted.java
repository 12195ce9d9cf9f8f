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
    /// Who offers it.
    PeerId author() {
        return key.message().author();
    }

    /// A name for what is on the disk of it before it is whole.
    String partId() {
        return key.message().id().hex() + "-" + key.place();
    }
}
