package org.hashverse.store.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// Makes the folder of a test in memory if the system has such a place, because a test with thousands of commits would wait for the disk only.
final class MemoryFolder implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension) throws IOException {
        return Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, "hashverse-test") : Files.createTempDirectory("hashverse-test");
    }
}
