package org.hashverse.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Which of this account's open windows a window is: the lowest number that no other one holds. The system takes it back when the process ends, however it ends.
public final class WindowNumber implements AutoCloseable {
    /// How many numbers there are; windows beyond share the first.
    static final int NUMBERS = 8;

    private final int number;
    private final FileChannel held; // null where nothing is

    private WindowNumber(int number, FileChannel held) {
        this.number = number;
        this.held = held;
    }

    /// Takes one for this process. Looks at the disk.
    public static WindowNumber take() {
        for (var folder : RuntimeFolders.ofThisComputer().candidates()) {
            try {
                return take(Account.ownFolder(folder));
            } catch (IOException | UnsupportedOperationException unusable) {
                // the next one may do; how windows stand is not worth a word
            }
        }
        return new WindowNumber(0, null);
    }

    /// Takes one of a folder.
    ///
    /// @param folder exists, and is ours alone
    /// @throws IOException if nothing can be written there
    static WindowNumber take(Path folder) throws IOException {
        for (int number = 0; number < NUMBERS; number++) {
            var channel = FileChannel.open(folder.resolve("window-" + number), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locks(channel)) return new WindowNumber(number, channel);
            channel.close();
        }
        return new WindowNumber(0, null);
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    /// From 0 to 7; 0 too where it cannot be found out.
    public int number() {
        return number;
    }

    /// Gives it back.
    @Override
    public void close() {
        try {
            if (held != null) held.close();
        } catch (IOException gone) {
            // the system gives it back when the process ends
        }
    }
}
