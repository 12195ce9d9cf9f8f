package org.hashverse.ui.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A temporary folder that is deleted after the test.
public record Folder(Path path) implements AutoCloseable {
    /// Creates an empty folder.
    public Folder() throws IOException {
        this(Files.createTempDirectory("hashverse-test"));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
