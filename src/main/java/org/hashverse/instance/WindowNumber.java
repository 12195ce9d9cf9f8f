package org.hashverse.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The number of a window among this account's open windows: the lowest number that no other window holds. The system releases it when the process ends, however it ends.
public final class WindowNumber implements AutoCloseable {
    /// How many numbers there are. Further windows share number 0.
    static final int NUMBERS = 8;

    private final int number;
    private final FileChannel locked; // the file that stands for the number; null if this window holds no number

    private WindowNumber(int number, FileChannel locked) {
        this.number = number;
        this.locked = locked;
    }

    /// Takes a number for this process. Looks at the disk.
    public static WindowNumber take() {
        for (var folder : RuntimeFolders.ofThisComputer().candidates()) {
            try {
                return take(Account.ownFolder(folder));
            } catch (IOException | UnsupportedOperationException unusable) {
                // the next folder may do; without a number windows only overlap, which is not worth a log line
            }
        }
        return new WindowNumber(0, null);
    }

    /// Takes a number that is kept in a folder.
    ///
    /// @param folder an existing folder that only this account may enter
    /// @throws IOException if the folder cannot be written to
    static WindowNumber take(Path folder) throws IOException {
        for (int number = 0; number < NUMBERS; number++) {
            var channel = FileChannel.open(folder.resolve("window-" + number), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel)) return new WindowNumber(number, channel);
            channel.close();
        }
        return new WindowNumber(0, null);
    }

    /// Locks a file until its channel is closed. Returns false if another window has locked it.
    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    /// The number, from 0 to 7; 0 too if all are taken or none could be taken.
    public int number() {
        return number;
    }

    /// Releases the number.
    @Override
    public void close() {
        try {
            if (locked != null) locked.close();
        } catch (IOException gone) {
            // the system releases it when the process ends
        }
    }
}
