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
import org.hashverse.store.settings.Drafts;
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

    // makes files with the permissions that a copy or a restored backup may have
    private void makeKey(String permissions, String folderPermissions) throws IOException {
        Files.createDirectories(folder);
        for (var name : List.of("identity.pem", "messages.db")) {
            Files.deleteIfExists(folder.resolve(name));
            Files.createFile(folder.resolve(name));
            Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString(permissions));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(folderPermissions));
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
    void permissionsOfOthersAreRemovedAndAnOpenKeyIsReported() throws IOException {
        makeKey("rw-------", "rwxr-xr-x");
        assertFalse(keyWasOpen());
        makeKey("rw-r--r--", "rwx------");
        assertFalse(keyWasOpen(), "nobody could enter the folder");
        for (var permissions : List.of("rw----r--", "rw-r-----", "rw-rw-rw-")) {
            makeKey(permissions, "rwxr-xr-x");
            assertTrue(keyWasOpen(), permissions);
            assertFalse(keyWasOpen(), "it is reported once");
        }
        makeKey("rw----r--", "rwxr-x---");
        assertFalse(keyWasOpen(), "those who could enter the folder could not read the file");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void permissionsOfOthersAreRemovedFromEveryFileOfAProfile() throws IOException {
        try (var profile = Profile.open(folder)) {
            profile.save(PeerBook.EMPTY);
            profile.save(Drafts.NONE);
        }
        var names = List.of("settings.json", "peers.json", "drafts.json");
        for (var name : names) Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
        Profile.open(folder).close();
        for (var name : names) assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))), name);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aKeyFileOfAnotherAccountIsReportedAtEachStart() throws IOException {
        makeKey("rw-------", "rwxr-xr-x");
        var file = folder.resolve("identity.pem");
        var another = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        var ownAccount = OwnerFile.ownerOfNewFiles(folder);
        assertFalse(OwnerFile.ownedByAnother(file, ownAccount));
        assertTrue(OwnerFile.ownedByAnother(file, another)); // from the view of that account
        assertFalse(OwnerFile.ownedByAnother(folder.resolve("none"), another));
        try {
            Files.setOwner(file, another);
        } catch (IOException notAllowed) {
            return; // only an administrator can change the owner
        }
        assertTrue(keyWasOpen());
        assertTrue(keyWasOpen(), "it is reported at each start");
    }
}
