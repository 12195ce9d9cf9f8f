package org.hashverse.store.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import org.hashverse.store.files.OwnerFile;

/// The small file beside the database, `messages.tail`, that holds how many commits and how many messages the database has. SQLite does not notice that a write-ahead
/// log lost its end; this file shows it. It has two slots that are written in turn, so that one is intact after a power failure.
/// It is written after a commit that is on the disk, and never synced: it may be behind the database, never ahead of it.
public final class CommitCounter implements AutoCloseable {
    /// The counts at one commit.
    public record Mark(long commits, long messages) {}

    private static final int SLOT = 64;
    private static final int SLOT_BYTES = 3 * Long.BYTES;

    private final FileChannel channel;
    private int next; // the slot to write: not the one that holds the newest counts

    private CommitCounter(FileChannel channel) {
        this.channel = channel;
    }

    /// Opens or makes the file.
    public static CommitCounter open(Path path) throws IOException {
        return new CommitCounter(FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE), OwnerFile.mode("rw-------")));
    }

    /// The newest intact counts; empty for a new file, or if neither slot is intact.
    public Optional<Mark> read() throws IOException {
        var first = slot(0);
        var second = slot(1);
        next = first.isPresent() && (second.isEmpty() || first.get().commits() > second.get().commits()) ? 1 : 0;
        return next == 1 ? first : second;
    }

    private Optional<Mark> slot(int at) throws IOException {
        var bytes = ByteBuffer.allocate(SLOT_BYTES);
        if (channel.read(bytes, (long) at * SLOT) < SLOT_BYTES) return Optional.empty();
        bytes.flip();
        var mark = new Mark(bytes.getLong(), bytes.getLong());
        return bytes.getLong() == checksum(mark) ? Optional.of(mark) : Optional.empty();
    }

    /// Writes the counts after a commit. [#read] comes before the first call, because it finds out which slot to keep.
    public void write(Mark mark) throws IOException {
        var bytes = ByteBuffer.allocate(SLOT_BYTES).putLong(mark.commits()).putLong(mark.messages()).putLong(checksum(mark)).flip();
        channel.write(bytes, (long) next * SLOT);
        next = 1 - next;
    }

    /// Empties the file and writes the first counts, for a new database.
    void restart(Mark mark) throws IOException {
        channel.truncate(0);
        next = 0;
        write(mark);
    }

    private static long checksum(Mark mark) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(mark.commits()).putLong(mark.messages()).flip());
        return crc.getValue() + 1; // so that a slot of zeros is not valid
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
