package org.hashverse.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file in a folder of programs that start at login.
final class StartFile {
    private StartFile() {}

    /// Writes the file in one step, so that no login reads half of it, or deletes it.
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
