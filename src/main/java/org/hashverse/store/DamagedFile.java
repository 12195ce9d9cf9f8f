package org.hashverse.store;

import java.io.IOException;

/// A file of the profile cannot be what Hashverse wrote. The message says why, without the path.
final class DamagedFile extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedFile(String message, Throwable cause) {
        super(message, cause);
    }

    DamagedFile(String message) {
        super(message);
    }
}
