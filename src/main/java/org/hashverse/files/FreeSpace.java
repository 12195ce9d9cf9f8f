package org.hashverse.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much a disk can still take.
@FunctionalInterface
public interface FreeSpace {
    /// Free bytes of the disk that holds this folder.
    ///
    /// @throws IOException if the folder is missing
    long of(Path folder) throws IOException;

    /// What the file system says. It is one call of the system where that answers: `Files.getFileStore` reads the list of all mounted disks.
    static FreeSpace ofDisk() {
        return folder -> {
            long free = folder.toFile().getUsableSpace();
            return free > 0 ? free : Files.getFileStore(folder).getUsableSpace(); // 0 also means unknown, or that there is no such folder
        };
    }
}
