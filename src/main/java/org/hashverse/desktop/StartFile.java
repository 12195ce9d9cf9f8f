package org.hashverse.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file in a folder of what starts at login.
final class StartFile {
    private StartFile() {}

    /// Writes it whole, so that no login reads half of it, or takes it away.
    static void set(Path file, boolean on, String text) throws IOException {
        if (!on) {
            Files.deleteIfExists(file);
            return;
        }
        Files.createDirectories(file.getParent());
        var made = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
        Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
