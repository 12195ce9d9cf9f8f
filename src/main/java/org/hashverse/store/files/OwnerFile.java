package org.hashverse.store.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.UUID;

/// Files and folders that only their owner can read. Where the platform has no POSIX permissions, the access list of the folder
/// applies; in a home folder it has the same effect.
public final class OwnerFile {
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> GROUP = PosixFilePermissions.fromString("---rw----");
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("------rw-");

    private OwnerFile() {}

    /// Replaces the content of a file, mode 0600. After a crash the file has either the old content or the new. Two threads must not
    /// replace the same file at once.
    ///
    /// @throws IOException if the disk is full or the folder cannot be written; the file is unchanged
    public static void replace(Path file, byte[] content) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        try (var channel = create(beside)) {
            for (var left = ByteBuffer.wrap(content); left.hasRemaining(); ) channel.write(left);
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(file.toAbsolutePath().getParent());
    }

    /// Makes a new file, mode 0600, and opens it for writing.
    ///
    /// @throws IOException if the path exists already, a link included, or the folder cannot be written
    public static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode("rw-------"));
    }

    /// Sets the permissions of a file to mode 0600 unless only its owner has any.
    ///
    /// @return whether other accounts could read or change the file until now, by its permissions and those of its folder; false if there is no such file, no
    /// POSIX permissions, or if the permissions cannot be read or set, which is logged
    public static boolean restrict(Path file) {
        if (!POSIX || !Files.isRegularFile(file)) return false;
        try {
            var given = Files.getPosixFilePermissions(file);
            if (OWNER.containsAll(given)) return false;
            var folder = Files.getPosixFilePermissions(file.toAbsolutePath().getParent());
            boolean open = given.stream().anyMatch(GROUP::contains) && folder.contains(PosixFilePermission.GROUP_EXECUTE)
                    || given.stream().anyMatch(OTHERS::contains) && folder.contains(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(file, OWNER);
            return open;
        } catch (IOException | UnsupportedOperationException stays) {
            System.getLogger(OwnerFile.class.getName()).log(System.Logger.Level.WARNING, "other accounts may be able to read " + file + ", and its permissions cannot be changed: " + stays.getMessage());
            return false;
        }
    }

    /// Whether a file belongs to another account than `writer`. Such an account can read and change the file. False if there is no such file or its owner is unknown.
    public static boolean ownedByAnother(Path file, UserPrincipal writer) {
        if (!POSIX || !Files.isRegularFile(file)) return false;
        try {
            return !Files.getOwner(file).equals(writer);
        } catch (IOException untold) {
            return false;
        }
    }

    /// The account that owns the files that we make in a folder. It is read from a new file, because a network disk or a disk of another system may name another
    /// owner than our account.
    ///
    /// @throws IOException if the folder cannot be written
    public static UserPrincipal ownerOfNewFiles(Path folder) throws IOException {
        var probe = folder.resolve(".hashverse-owner-" + UUID.randomUUID());
        try (var _ = create(probe)) {
            return Files.getOwner(probe);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /// Refuses a symbolic link whose target cannot be reached, for example on a disconnected disk. Otherwise such a link would look like a file that does not exist
    /// yet.
    ///
    /// @throws IOException if the file is such a link; the message says what to do
    public static void requireReachable(Path file) throws IOException {
        if (!Files.isSymbolicLink(file) || Files.exists(file)) return;
        throw new IOException(file + " is a link to " + Files.readSymbolicLink(file) + ", which cannot be reached. Connect the disk that holds it; remove the link only if it is gone for good");
    }

    /// Makes a folder and its missing parents, mode 0700. An existing folder is not changed.
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, mode("rwx------"));
    }

    /// File attributes for permissions such as `rw-------`; none where the platform has no POSIX permissions.
    public static FileAttribute<?>[] mode(String permissions) {
        if (!POSIX) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))};
    }

    // a rename is on the disk only when its folder is synced; Windows cannot open folders and does not need it
    private static void force(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notPossibleHere) {
            System.getLogger(OwnerFile.class.getName()).log(System.Logger.Level.DEBUG, "the folder was not synced", notPossibleHere);
        }
    }
}
