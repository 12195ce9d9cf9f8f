package org.hashverse.ui.kit;

import static org.hashverse.platform.OperatingSystem.LINUX;
import static org.hashverse.platform.OperatingSystem.MAC;
import static org.hashverse.platform.OperatingSystem.WINDOWS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.platform.Environment;
import org.hashverse.ui.app.Exporting;
import org.hashverse.ui.app.Folder;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.Test;

class ShowFolderTest {
    private final Path file = Path.of("talk.txt").toAbsolutePath();

    @Test
    void eachSystemHasItsOwnCommand() {
        assertEquals(List.of("explorer.exe", "/select," + file), ShowFolder.of(file, WINDOWS, new Environment(Map.of())).orElseThrow().command());
        assertEquals(List.of("open", "-R", file.toString()), ShowFolder.of(file, MAC, new Environment(Map.of())).orElseThrow().command());
    }

    @Test
    void withoutAFileManagerNothingIsOffered() throws IOException {
        try (var folder = new Folder()) {
            var path = new Environment(Map.of("PATH", folder.path().toString(), "DISPLAY", ":0"));
            assertEquals(Optional.empty(), ShowFolder.of(file, LINUX, path));
            var opener = Files.createFile(folder.path().resolve("xdg-open"));
            assertEquals(true, opener.toFile().setExecutable(true));
            assertEquals(List.of(opener.toString(), file.getParent().toString()), ShowFolder.of(file, LINUX, path).orElseThrow().command());
            assertEquals(Optional.empty(), ShowFolder.of(file, LINUX, new Environment(Map.of("PATH", folder.path().toString()))));
        }
    }

    @Test
    void anExportSaysWhyItsFileCannotBeWritten() throws IOException {
        try (var folder = new Folder()) {
            var target = folder.path().resolve("talk.txt");
            assertEquals("Hashverse may not write to " + target + ".", Exporting.words(new AccessDeniedException("x"), target, true));
            assertEquals(target + " could not be written. Is there room on the disk?", Exporting.words(new IOException("x"), target, true));
            assertEquals(Words.get("export.no-folder", folder.path()), Exporting.words(new IOException("x"), target, false));
        }
    }
}
