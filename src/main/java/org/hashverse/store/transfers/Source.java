package org.hashverse.store.transfers;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.hashverse.chat.files.FileHash;

/// A content on this computer that was offered, as it was when its bytes were hashed.
///
/// @param hash     names the content
/// @param kind     what it is
/// @param path     the file or folder
/// @param size     bytes of the content
/// @param modified when the file was last changed; of a folder and a listing, anything
/// @param listing  the listing of a folder in bytes; empty for a file
/// @param pieces   the hashes of the pieces, one behind the other
public record Source(FileHash hash, Kind kind, Path path, long size, Instant modified, Optional<byte[]> listing, byte[] pieces) {
    /// What a content is.
    public enum Kind {
        /// The bytes of a file.
        FILE,
        /// All files of a folder, one behind the other.
        FOLDER,
        /// The listing of a folder itself.
        LISTING
    }
}
