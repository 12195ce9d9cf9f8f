package org.hashverse.store.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.ExpectedLog;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A jar in a folder as `/tmp`, where every account of the computer may put a preset beside it.
@DisabledOnOs(OS.WINDOWS)
class PresetPlacesTest {
    private static final int SOMEBODY = 54_321;
    @TempDir
    Path temp;
    private Path file;

    @BeforeEach
    void everybodys() throws IOException {
        file = temp.resolve("hashverse.json");
        Files.setAttribute(temp, "unix:mode", 0b1_111_111_111);
    }

    private void put() throws IOException {
        Files.deleteIfExists(file);
        Files.writeString(file, "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    }

    private static void give(Path path, int account) throws IOException {
        assumeTrue(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(0), "only root gives files away");
        Files.setAttribute(path, "unix:uid", account, LinkOption.NOFOLLOW_LINKS);
    }

    private List<Path> found() {
        return PresetPlaces.of(OperatingSystem.LINUX, new Environment(Map.of()), Optional.empty(), Optional.of(temp.resolve("hashverse.jar"))).stream().skip(1).toList();
    }

    @Test
    void theFolderOwnersFileIsHeeded() throws IOException {
        put();
        assertEquals(List.of(file), found());
    }

    @Test
    @ExpectedLog("it lies where others can write too")
    void anotherAccountsFileIsNot() throws IOException {
        put();
        give(file, SOMEBODY);
        assertEquals(List.of(), found());
    }

    @Test
    @ExpectedLog("it lies where others can write too")
    void norIsAnotherAccountsLinkToWhatIsRoots() throws IOException {
        var target = Files.writeString(temp.resolve("of root"), "no preset");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r--r--r--"));
        Files.createSymbolicLink(file, target);
        assertEquals(List.of(file), found(), "the owner's own link");
        give(file, SOMEBODY);
        assertEquals(List.of(), found());
    }

    @Test
    void rootsFileIsHeededInAnybodysFolder() throws IOException {
        put();
        give(temp, SOMEBODY);
        assertEquals(List.of(file), found());
    }
}
