package org.hashverse.instance;

import static org.hashverse.platform.OperatingSystem.LINUX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.hashverse.platform.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeFoldersTest {
    private static final int NAME = 1 + 16;
    @TempDir
    private Path temp;

    private static List<Path> linux(Map<String, String> environment, String temp, String uid) {
        return RuntimeFolders.of(LINUX, new Environment(environment), Path.of(temp), uid, "ana").candidates();
    }

    private static Path folderOfBytes(int bytes) {
        return Path.of("/" + "x".repeat(bytes - 1 - "/hashverse".length()));
    }

    @Test
    void theRuntimeFolderComesBeforeAFolderInTheTemporaryFolder() {
        var mine = linux(Map.of(), "/tmp", "").getFirst();
        assertTrue(mine.toString().matches("/tmp/hashverse-[0-9a-f]{16}"), mine.toString());
        assertEquals(List.of(Path.of("/run/x/hashverse"), Path.of("/run/user/7/hashverse"), mine), linux(Map.of("XDG_RUNTIME_DIR", "/run/x"), "/tmp", "7"));
        assertEquals(List.of(Path.of("/run/user/7/hashverse"), mine), linux(Map.of("XDG_RUNTIME_DIR", "/run/user/7"), "/tmp", "7"));
        assertEquals(List.of(mine), linux(Map.of("XDG_RUNTIME_DIR", "not/absolute"), "/tmp", ""));
        assertNotEquals(mine, RuntimeFolders.of(LINUX, new Environment(Map.of()), Path.of("/tmp"), "", "bo").candidates().getFirst(), "another account has another");
    }

    @Test
    void aFolderWhosePathIsTooLongForASocketIsLeftOut() {
        var longest = folderOfBytes(RuntimeFolders.LONGEST_PATH - NAME);
        var tooLong = folderOfBytes(RuntimeFolders.LONGEST_PATH - NAME + 1);
        assertEquals(longest.resolve("hashverse"), linux(Map.of("XDG_RUNTIME_DIR", longest.toString()), "/tmp", "").getFirst());
        assertFalse(linux(Map.of("XDG_RUNTIME_DIR", tooLong.toString()), "/tmp", "").contains(tooLong.resolve("hashverse")));
        assertTrue(linux(Map.of(), "/" + "t".repeat(100), "").getFirst().startsWith("/tmp"), "a long temporary folder is not the end");
    }

    @Test
    void aSocketCanHaveTheLongestPath() throws IOException {
        int room = RuntimeFolders.LONGEST_PATH - temp.toString().length() - 1;
        assumeTrue(room > 0);
        try (var _ = Instance.listen(temp.resolve("s".repeat(room)), InstanceLimits.PRODUCT, (_, _) -> Ending.with(0))) {
            assertTrue(Files.exists(temp.resolve("s".repeat(room))));
        }
    }

    @Test
    void nobodyElseMayEnterTheFolderOrUseTheSocket() throws IOException {
        var folder = Account.ownFolder(temp.resolve("mine"));
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        assertEquals(folder, Account.ownFolder(folder), "found again");
        var socket = folder.resolve("socket");
        try (var _ = Instance.listen(socket, InstanceLimits.PRODUCT, (_, _) -> Ending.with(0))) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
        }
    }

    @Test
    void aFolderThatOthersMayEnterOrThatIsALinkIsNotUsed() throws IOException {
        var folder = Account.ownFolder(temp.resolve("mine"));
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var link = Files.createSymbolicLink(temp.resolve("link"), folder);
        assertThrows(IOException.class, () -> Account.ownFolder(link));
        assertThrows(IOException.class, () -> Account.ownFolder(Files.createFile(temp.resolve("file"))));
        for (var open : List.of("rwx--x---", "rwx---r--", "rwxrwxrwx")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(open));
            assertFalse(Account.owns(folder), open);
            assertThrows(IOException.class, () -> Account.ownFolder(folder), open);
        }
    }

    @Test
    void aFolderOfAnotherAccountIsNotUsed() throws IOException {
        assumeTrue(Account.number().equals("0"), "only root can give a folder away");
        var folder = Account.ownFolder(temp.resolve("theirs"));
        assertTrue(Account.owns(folder));
        Files.setAttribute(folder, "unix:uid", 65534);
        assertFalse(Account.owns(folder));
        assertThrows(IOException.class, () -> Account.ownFolder(folder));
    }

    @Test
    void anInstanceListensInTheFirstUsableFolderAndACallerFindsIt() throws IOException {
        var profile = Files.createDirectory(temp.resolve("profile"));
        var second = temp.resolve("second");
        var folders = new RuntimeFolders(List.of(temp.resolve("missing").resolve("first"), second, temp.resolve("third")));
        assertEquals(List.of(), folders.toCall(profile));
        assertEquals(List.of(), folders.toCall(temp.resolve("no such profile")));
        var socket = folders.toListen(profile);
        assertEquals(second, socket.getParent());
        try (var _ = Instance.listen(socket, InstanceLimits.PRODUCT, (_, _) -> Ending.with(0))) {
            assertEquals(List.of(socket), folders.toCall(profile));
            assertEquals(List.of(socket), folders.toCall(Files.createSymbolicLink(temp.resolve("link"), profile)), "one folder has one socket, however one gets there");
            assertEquals(List.of(), folders.toCall(Files.createDirectory(temp.resolve("other profile"))));
        }
    }
}
