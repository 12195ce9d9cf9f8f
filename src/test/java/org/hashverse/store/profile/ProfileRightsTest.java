package org.hashverse.store.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.hashverse.store.files.OwnerFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Who may read the files of a profile.
class ProfileRightsTest {
    @TempDir
    Path temp;
    private Path folder;

    @BeforeEach
    void name() {
        folder = temp.resolve("deep").resolve("profile");
    }

    @Test
    void onlyTheOwnerMayReadTheFolderAndItsFiles() throws IOException {
        try (var profile = Profile.open(folder)) {
            profile.save(PeerBook.EMPTY);
            if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) return;
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), file.toString());
            }
        }
    }

    // as a copy or a restored backup leaves it
    private void key(String rights, String ofTheFolder) throws IOException {
        Files.createDirectories(folder);
        for (var name : List.of("identity.pem", "messages.db")) {
            Files.deleteIfExists(folder.resolve(name));
            Files.createFile(folder.resolve(name));
            Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString(rights));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(ofTheFolder));
    }

    private boolean keyWasOpen() throws IOException {
        try (var profile = Profile.open(folder)) {
            for (var name : List.of("identity.pem", "messages.db"))
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))));
            return profile.keyWasOpen();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatOthersCouldReadIsTakenFromThemAndAKeyIsSaidToHaveBeenOpen() throws IOException {
        key("rw-------", "rwxr-xr-x");
        assertFalse(keyWasOpen());
        key("rw-r--r--", "rwx------");
        assertFalse(keyWasOpen(), "nobody could get there");
        for (var rights : List.of("rw----r--", "rw-r-----", "rw-rw-rw-")) {
            key(rights, "rwxr-xr-x");
            assertTrue(keyWasOpen(), rights);
            assertFalse(keyWasOpen(), "once");
        }
        key("rw----r--", "rwxr-x---");
        assertFalse(keyWasOpen(), "the group may enter, and the others read");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aKeyThatAnotherAccountPutThereIsSaidToHaveBeenOpenWhileItIsUsed() throws IOException {
        key("rw-------", "rwxr-xr-x");
        var file = folder.resolve("identity.pem");
        var another = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        var we = OwnerFile.writer(folder);
        assertFalse(OwnerFile.ofAnother(file, we));
        assertTrue(OwnerFile.ofAnother(file, another)); // as that one sees it
        assertFalse(OwnerFile.ofAnother(folder.resolve("none"), another));
        try {
            Files.setOwner(file, another);
        } catch (IOException notAllowed) {
            return; // only an administrator may, and all but the last step is tested
        }
        assertTrue(keyWasOpen());
        assertTrue(keyWasOpen(), "it is known still");
    }
}
