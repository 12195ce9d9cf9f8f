package org.hashverse.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder of programs that a test wrote, for `/bin/sh`.
final class Programs implements AutoCloseable {
    private final Path folder = Files.createTempDirectory("hashverse-programs");

    Programs() throws IOException {}

    Path path() {
        return folder;
    }

    Path add(String name, String script) throws IOException {
        var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        if (!file.toFile().setExecutable(true)) throw new IOException("no programs can be written here");
        return file;
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
