package org.hashverse.store.profile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hashverse.store.files.OwnerFile;

/// The lock of a profile folder: at most one [Profile] of all processes holds it. It ends with its process.
final class ProfileLock implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ProfileLock.class.getName());
    // POSIX releases a process's lock when *any* descriptor of the file closes, so a second attempt in this process
    // must not open the lock file
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private ProfileLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// Takes the lock.
    ///
    /// @param folder a real path, so that two names of one folder are the same
    /// @throws Profile.InUse if it is taken, in another process or in this one
    /// @throws IOException   if the folder cannot be written in, or its disk has no locks
    static ProfileLock take(Path folder) throws IOException {
        if (!OPEN_HERE.add(folder)) throw new Profile.InUse();
        boolean taken = false;
        try {
            var lock = new ProfileLock(folder, lock(folder.resolve("lock")));
            taken = true;
            return lock;
        } finally {
            if (!taken) OPEN_HERE.remove(folder);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerFile.mode("rw-------"));
        } catch (IOException unusable) {
            throw new IOException("cannot write in the profile folder " + file.getParent() + ": " + unusable.getMessage(), unusable);
        }
        try {
            if (channel.tryLock() != null) return channel;
        } catch (OverlappingFileLockException heldByThisProcess) {
            channel.close();
            throw new Profile.InUse();
        } catch (IOException noLocksHere) {
            channel.close();
            throw new IOException("cannot lock " + file + ": " + noLocksHere.getMessage(), noLocksHere);
        }
        channel.close();
        throw new Profile.InUse();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            LOG.log(System.Logger.Level.WARNING, "the profile's lock could not be released", alreadyGone);
        }
        OPEN_HERE.remove(folder);
    }
}
