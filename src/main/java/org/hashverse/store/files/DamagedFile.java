package org.hashverse.store.files;

import java.io.IOException;

/// A file of the profile cannot be what Hashverse wrote. The message says why, without the path.
public final class DamagedFile extends IOException {
    private static final long serialVersionUID = 1L;

    public DamagedFile(String message, Throwable cause) {
        super(message, cause);
    }

    public DamagedFile(String message) {
        super(message);
    }
}
