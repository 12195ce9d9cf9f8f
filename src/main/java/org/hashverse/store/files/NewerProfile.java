package org.hashverse.store.files;

import java.io.IOException;
import java.nio.file.Path;

/// A newer Hashverse wrote a file of the profile in a version that this one does not know. Nothing was changed. The message says what to do.
public final class NewerProfile extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Path file;

    /// @param version the version of the file
    /// @param known   the newest version that this Hashverse knows
    public NewerProfile(Path file, int version, int known) {
        super("this profile was made by a newer Hashverse (" + file + " is of version " + version + ", this one knows up to " + known
                + "); nothing in it was changed; update Hashverse, or start with another profile: --as NAME");
        this.file = file;
    }

    /// The file.
    public Path file() {
        return file;
    }
}
