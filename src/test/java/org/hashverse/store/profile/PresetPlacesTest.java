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

/// A jar in a folder such as `/tmp`, where every account of the computer can put a preset beside it.
@DisabledOnOs(OS.WINDOWS)
class PresetPlacesTest {
    private static final int OTHER_ACCOUNT = 54_321;
    @TempDir
    Path temp;
    private Path file;

    @BeforeEach
    void aFolderWhereEverybodyCanWrite() throws IOException {
        file = temp.resolve("hashverse.json");
        Files.setAttribute(temp, "unix:mode", 0b1_111_111_111);
    }

    private void writePreset() throws IOException {
        Files.deleteIfExists(file);
        Files.writeString(file, "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    }

    private static void changeOwner(Path path, int account) throws IOException {
        assumeTrue(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(0), "only root can change the owner of a file");
        Files.setAttribute(path, "unix:uid", account, LinkOption.NOFOLLOW_LINKS);
    }

    private List<Path> found() {
        return PresetPlaces.of(OperatingSystem.LINUX, new Environment(Map.of()), Optional.empty(), Optional.of(temp.resolve("hashverse.jar"))).stream().skip(1).toList();
    }

    @Test
    void aPresetOfTheFoldersOwnerCounts() throws IOException {
        writePreset();
        assertEquals(List.of(file), found());
    }

    @Test
    @ExpectedLog("it lies where others can write too")
    void aPresetOfAnotherAccountIsIgnored() throws IOException {
        writePreset();
        changeOwner(file, OTHER_ACCOUNT);
        assertEquals(List.of(), found());
    }

    @Test
    @ExpectedLog("it lies where others can write too")
    void aLinkOfAnotherAccountToAFileOfRootIsIgnored() throws IOException {
        var target = Files.writeString(temp.resolve("of root"), "no preset");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r--r--r--"));
        Files.createSymbolicLink(file, target);
        assertEquals(List.of(file), found(), "the owner's own link");
        changeOwner(file, OTHER_ACCOUNT);
        assertEquals(List.of(), found());
    }

    @Test
    void aPresetOfRootCountsInAFolderOfAnotherAccount() throws IOException {
        writePreset();
        changeOwner(temp, OTHER_ACCOUNT);
        assertEquals(List.of(file), found());
    }
}
