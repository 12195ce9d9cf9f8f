package org.hashverse.store.files;

import java.io.IOException;

/// A file of the profile is not in the form that Hashverse writes. The message says why, without the path.
public final class DamagedFile extends IOException {
    private static final long serialVersionUID = 1L;

    /// A damaged file, found by another exception.
    public DamagedFile(String message, Throwable cause) {
        super(message, cause);
    }

    /// A damaged file.
    public DamagedFile(String message) {
        super(message);
    }
}
