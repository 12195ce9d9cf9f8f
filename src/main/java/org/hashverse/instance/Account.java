package org.hashverse.instance;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/// The account that this process runs as, and the rights of its files. On Windows there are no POSIX rights: there the folder lies in the account's part of the
/// disk, and its access list protects it.
final class Account {
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final Path ITSELF = Path.of("/proc/self");

    private Account() {}

    /// The number of the account; empty if the system does not tell one.
    static String number() {
        try {
            return POSIX && Files.isDirectory(ITSELF) ? Files.getAttribute(ITSELF, "unix:uid").toString() : "";
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException notTold) {
            return "";
        }
    }

    /// Creates a folder that only this account may enter, unless it exists, and returns the folder. Its parent must exist, except on Windows.
    ///
    /// @throws IOException if the folder belongs to another account, is open to others or is no folder
    static Path ownFolder(Path folder) throws IOException {
        if (!POSIX) return Files.createDirectories(folder);
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER));
        } catch (FileAlreadyExistsException before) {
            if (owns(folder)) return folder;
            throw new IOException("it belongs to another account, or is open to others", before);
        }
        // the umask may have removed rights of the owner
        Files.setPosixFilePermissions(folder, OWNER);
        return folder;
    }

    /// Whether a folder exists, is no symbolic link, belongs to this account and gives no rights to others.
    static boolean owns(Path folder) {
        if (!POSIX) return Files.isDirectory(folder);
        try {
            var found = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isDirectory() && OWNER.containsAll(found.permissions()) && found.owner().equals(thisAccount());
        } catch (IOException notThere) {
            return false;
        }
    }

    /// Lets only the owner of a file read and write it. Does nothing on Windows.
    static void restrictToOwner(Path file) throws IOException {
        if (POSIX) Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static UserPrincipal thisAccount() throws IOException {
        // a container may run under a number that has no account
        if (Files.isDirectory(ITSELF)) return Files.getOwner(ITSELF);
        return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(System.getProperty("user.name", ""));
    }
}
