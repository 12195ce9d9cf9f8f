package org.hashverse.platform;

import static org.hashverse.platform.OperatingSystem.LINUX;
import static org.hashverse.platform.OperatingSystem.MAC;
import static org.hashverse.platform.OperatingSystem.WINDOWS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFoldersTest {
    @TempDir
    private Path home;

    private Path documents(OperatingSystem system) {
        return UserFolders.documents(system, new Environment(Map.of()), home);
    }

    private void chosen(String line) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(".config")).resolve("user-dirs.dirs"), "# by xdg-user-dirs\nXDG_MUSIC_DIR=\"$HOME/Musik\"\n" + line + "\n");
    }

    @Test
    void theDocumentsFolderIsUsedIfItExists() throws IOException {
        for (var system : OperatingSystem.values()) assertEquals(home, documents(system));
        var documents = Files.createDirectory(home.resolve("Documents"));
        for (var system : OperatingSystem.values()) assertEquals(documents, documents(system));
    }

    @Test
    void onLinuxAFileNamesTheDocumentsFolder() throws IOException {
        Files.createDirectory(home.resolve("Documents"));
        var dokumente = Files.createDirectory(home.resolve("Dokumente"));
        chosen("XDG_DOCUMENTS_DIR=\"$HOME/Dokumente\"");
        assertEquals(dokumente, documents(LINUX));
        chosen("XDG_DOCUMENTS_DIR=\"" + dokumente + "\"");
        assertEquals(dokumente, documents(LINUX));
        assertEquals(home.resolve("Documents"), documents(MAC));
        assertEquals(home.resolve("Documents"), documents(WINDOWS));
    }

    @Test
    void aMissingDocumentsFolderIsReplacedByTheHomeFolder() throws IOException {
        chosen("XDG_DOCUMENTS_DIR=\"$HOME/gone\"");
        assertEquals(home, documents(LINUX));
        chosen("XDG_DOCUMENTS_DIR=\"$HOME/\"");
        assertEquals(home, documents(LINUX));
    }
}
