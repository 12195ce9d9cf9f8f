package org.hashverse.store.profile;

import java.nio.file.Path;
import org.hashverse.platform.OperatingSystem;

/// Where the program lies.
final class ProgramFolder {
    private ProgramFolder() {}

    /// The folder that holds a jar or a packaged program. A launcher is inside the program's own folder: `bin/Hashverse` on Linux, `Contents/MacOS/Hashverse` of a
    /// bundle on macOS.
    static Path of(OperatingSystem system, Path program, boolean launcher) {
        int up = !launcher ? 1 : switch (system) {
            case LINUX -> 2;
            case MAC -> 4;
            case WINDOWS -> 1;
        };
        var folder = program.toAbsolutePath().normalize();
        for (int i = 0; i < up && folder.getParent() != null; i++) folder = folder.getParent();
        return folder;
    }
}
