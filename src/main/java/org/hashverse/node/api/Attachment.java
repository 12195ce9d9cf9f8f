package org.hashverse.node.api;

import java.nio.file.Path;
import java.util.Optional;
import org.hashverse.chat.files.FileItem;

/// A file or folder that a person wants to send.
///
/// @param path    where it is
/// @param picture its size and preview if it is a picture; a window makes it
public record Attachment(Path path, Optional<FileItem.Picture> picture) {
    /// Anything but a picture.
    public Attachment(Path path) {
        this(path, Optional.empty());
    }
}
