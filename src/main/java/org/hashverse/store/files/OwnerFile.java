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

/// Files and folders that their owner alone may read, where the platform knows such a thing (elsewhere the folder's own
/// access list holds, which in a home folder says the same).
public final class OwnerFile {
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> GROUP = PosixFilePermissions.fromString("---rw----");
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("------rw-");

    private OwnerFile() {}

    /// Replaces a file whole, mode 0600: after a crash at any moment it holds the old bytes or the new, nothing between. Two
    /// threads must not replace one file at a time.
    ///
    /// @throws IOException if the disk is full or the folder cannot be written; the old content stands
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

    /// Makes a file to write into, mode 0600, where there is none and no link.
    ///
    /// @throws IOException if something is there already, or the folder cannot be written
    public static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode("rw-------"));
    }

    /// Takes a file of ours from everybody but its owner. Whether others could read or change it until now: its rights and those of its folder let them. False where there is no
    /// such file, or no such rights.
    public static boolean close(Path file) {
        if (!POSIX || !Files.isRegularFile(file)) return false;
        try {
            var given = Files.getPosixFilePermissions(file);
            if (OWNER.containsAll(given)) return false;
            var way = Files.getPosixFilePermissions(file.toAbsolutePath().getParent());
            boolean open = given.stream().anyMatch(GROUP::contains) && way.contains(PosixFilePermission.GROUP_EXECUTE)
                    || given.stream().anyMatch(OTHERS::contains) && way.contains(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(file, OWNER);
            return open;
        } catch (IOException | UnsupportedOperationException stays) {
            System.getLogger(OwnerFile.class.getName()).log(System.Logger.Level.WARNING, "others may be able to read " + file + ", and it cannot be taken from them: " + stays.getMessage());
            return false;
        }
    }

    /// Whether a file belongs to another account than `writer`, which can read it then, and change it. False where there is no such file, or nobody can tell.
    public static boolean ofAnother(Path file, UserPrincipal writer) {
        if (!POSIX || !Files.isRegularFile(file)) return false;
        try {
            return !Files.getOwner(file).equals(writer);
        } catch (IOException untold) {
            return false;
        }
    }

    /// To whom what we write in a folder belongs. That is asked of a file of ours: where a disk of the network or of another system says who owns what, it need not be who we
    /// are here.
    ///
    /// @throws IOException if nothing can be written there
    public static UserPrincipal writer(Path folder) throws IOException {
        var ours = folder.resolve(".hashverse-owner-" + UUID.randomUUID());
        try (var _ = create(ours)) {
            return Files.getOwner(ours);
        } finally {
            Files.deleteIfExists(ours);
        }
    }

    /// Refuses a symbolic link whose target cannot be reached, for example on a disk that is not connected. Such a link would otherwise count as a file that does not exist yet.
    ///
    /// @throws IOException if the file is such a link; the message says what to do
    public static void reachable(Path file) throws IOException {
        if (!Files.isSymbolicLink(file) || Files.exists(file)) return;
        throw new IOException(file + " is a link to " + Files.readSymbolicLink(file) + ", which cannot be reached. Connect the disk that holds it; remove the link only if it is gone for good");
    }

    /// Makes a folder and what is missing above it, mode 0700. One that exists is left as it is.
    public static void folder(Path folder) throws IOException {
        Files.createDirectories(folder, mode("rwx------"));
    }

    public static FileAttribute<?>[] mode(String permissions) {
        if (!POSIX) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))};
    }

    // the rename itself is on the disk only once the folder is; Windows cannot open folders and needs no such thing
    private static void force(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notPossibleHere) {
            System.getLogger(OwnerFile.class.getName()).log(System.Logger.Level.DEBUG, "folder not forced", notPossibleHere);
        }
    }
}
