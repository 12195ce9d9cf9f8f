package org.hashverse.files;

import java.io.IOException;
import java.nio.file.Path;

/// The folder of a download is missing or cannot be written.
public final class NoTarget extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Path folder;

    /// @param cause what the file system says
    public NoTarget(Path folder, IOException cause) {
        super(folder + " is missing or cannot be written", cause);
        this.folder = folder;
    }

    /// The folder.
    public Path folder() {
        return folder;
    }
}
