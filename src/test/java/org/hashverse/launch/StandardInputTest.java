package org.hashverse.launch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class StandardInputTest {
    @TempDir
    private Path folder;

    private boolean open(Path target) throws IOException {
        var link = folder.resolve("0");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
        return StandardInput.isOpen(link, List.of(Path.of("/opt/java"), Path.of("/opt/hashverse.jar")));
    }

    @Test
    void aFileOfJavaIsNoInput() throws IOException {
        assertFalse(open(Path.of("/opt/java/lib/modules")));
        assertFalse(open(Path.of("/opt/hashverse.jar")));
        assertFalse(StandardInput.isOpen(folder.resolve("closed"), List.of()));
    }

    @Test
    void anyOtherFileIsInput() throws IOException {
        for (var input : List.of("pipe:[237708]", "/dev/null", "/dev/pts/3", "/home/ana/commands.txt", "/opt/javascript")) assertTrue(open(Path.of(input)), input);
        assertTrue(StandardInput.isOpen(folder.resolve("no such system").resolve("0"), List.of()));
    }
}
