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
/// @param ofMany whether it was offered to several, who may pass on what they have
/// @param folder where it is put; empty for the folder of the system
record Wanted(FileKey key, FileItem item, boolean ofMany, Optional<Path> folder) {
    private static final int OWN = 16;

    /// Who offers it.
    PeerId author() {
        return key.message().author();
    }

    /// The name of its part.
    ///
    /// @param own our key
    String partId(PeerId own) {
        return partId(key, own);
    }

    /// The name of a part. Two profiles of one computer may get the same file into the same folder.
    ///
    /// @param own our key
    static String partId(FileKey key, PeerId own) {
        return key.message().id().hex() + "-" + key.place() + "-" + own.text().substring(0, OWN);
    }
}
