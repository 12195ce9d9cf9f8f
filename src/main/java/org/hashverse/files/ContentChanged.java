package org.hashverse.files;

import java.io.IOException;
import java.nio.file.Path;

/// A file of a content has another size or time than when it was hashed, or is a regular file no more.
public final class ContentChanged extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Path file;

    ContentChanged(Path file) {
        super(file + " was changed");
        this.file = file;
    }

    /// The file.
    public Path file() {
        return file;
    }
}
