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

/// The account that this process runs as, and what belongs to it alone. Where the platform knows no such thing (Windows), the folder's own access list holds: it lies in the
/// account's own part of the disk.
final class Account {
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final Path ITSELF = Path.of("/proc/self");

    private Account() {}

    /// Its number, where the system has numbers and says so; else empty.
    static String number() {
        try {
            return POSIX && Files.isDirectory(ITSELF) ? Files.getAttribute(ITSELF, "unix:uid").toString() : "";
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException notTold) {
            return "";
        }
    }

    /// Makes a folder that this account alone may enter, or finds one; its parent exists already, but on Windows.
    ///
    /// @throws IOException if it is somebody else's, open to others or no folder
    static Path ownFolder(Path folder) throws IOException {
        if (!POSIX) return Files.createDirectories(folder);
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER));
        } catch (FileAlreadyExistsException before) {
            if (owns(folder)) return folder;
            throw new IOException("it is another account's, or open to others", before);
        }
        // the umask may have taken rights of ours
        Files.setPosixFilePermissions(folder, OWNER);
        return folder;
    }

    /// Whether a folder is there, is none reached through a link, belongs to this account, and nobody else may do anything in it.
    static boolean owns(Path folder) {
        if (!POSIX) return Files.isDirectory(folder);
        try {
            var found = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isDirectory() && OWNER.containsAll(found.permissions()) && found.owner().equals(myself());
        } catch (IOException notThere) {
            return false;
        }
    }

    /// Leaves a file to its owner alone.
    static void close(Path file) throws IOException {
        if (POSIX) Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static UserPrincipal myself() throws IOException {
        // a container may run under a number that no list of accounts has
        if (Files.isDirectory(ITSELF)) return Files.getOwner(ITSELF);
        return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(System.getProperty("user.name", ""));
    }
}
