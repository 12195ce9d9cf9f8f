package org.hashverse.files;

import java.io.IOException;
import java.nio.file.Path;

/// A file or folder cannot be offered.
public final class FolderRefused extends IOException {
    private static final long serialVersionUID = 1L;

    /// Why.
    public enum Reason {
        /// It is neither a regular file nor a folder, or a link.
        NO_FILE,
        /// A folder in it cannot be read.
        UNREADABLE,
        /// The name of a file cannot be written as text.
        NAME,
        /// It has more files than [org.hashverse.chat.files.FileItem#MAX_FILES], more folders than [Listing#MAX_FOLDERS], or names too long for a listing.
        TOO_MANY,
        /// Folders are nested deeper than [Listing#MAX_DEPTH], or a path is longer than [Listing#MAX_PATH].
        TOO_DEEP,
        /// It has more bytes than [org.hashverse.chat.files.FileItem#MAX_SIZE].
        TOO_LARGE
    }

    private final Reason reason;
    private final transient Path at;

    FolderRefused(Reason reason, Path at) {
        super(at + ": " + reason);
        this.reason = reason;
        this.at = at;
    }

    /// Why.
    public Reason reason() {
        return reason;
    }

    /// The file or folder in question.
    public Path at() {
        return at;
    }
}
