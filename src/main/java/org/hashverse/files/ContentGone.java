package org.hashverse.files;

import java.io.IOException;
import java.nio.file.Path;

/// A file of a content is missing or cannot be read.
public final class ContentGone extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Path file;

    ContentGone(Path file, IOException cause) {
        super(file + " is missing or cannot be read", cause);
        this.file = file;
    }

    /// The file.
    public Path file() {
        return file;
    }
}
