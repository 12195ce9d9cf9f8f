package org.hashverse.store.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.Backups;
import org.hashverse.store.database.Checkup;
import org.hashverse.store.database.CommitCounter;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.Faults;
import org.hashverse.store.database.Migration;
import org.hashverse.store.database.NativeLibrary;
import org.hashverse.store.database.Rescue;
import org.hashverse.store.database.Schema;
import org.hashverse.store.database.Sql;
import org.hashverse.store.database.StoreEvent;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.store.files.Checksum;
import org.hashverse.store.files.OwnerFile;

/// The files of the history in a profile: the database, its commit counter and its backups. Opens the database and replaces a damaged one. Blocks on the disk.
final class HistoryFile {
    private static final System.Logger LOG = System.getLogger(HistoryFile.class.getName());

    private final Path file;
    private final Path commitCounter;
    private final PeerId own;
    private final InstantSource clock;
    private final StoreLimits limits;
    private final Backups backups;
    private final Migration migration;
    private StoreEvent.Repair builtRepair;

    HistoryFile(Path folder, PeerId own, InstantSource clock, StoreLimits limits) {
        this(folder, own, clock, limits, Schema.STEPS);
    }

    /// @param steps the migration steps of the tables, from an empty file to the present version
    HistoryFile(Path folder, PeerId own, InstantSource clock, StoreLimits limits, List<List<String>> steps) {
        file = folder.resolve("messages.db");
        commitCounter = folder.resolve("messages.tail"); // the name of the first version
        this.own = own;
        this.clock = clock;
        this.limits = limits;
        backups = new Backups(folder.resolve("backup"), limits.backups(), clock);
        migration = new Migration(file, steps, backups);
    }

    /// An open file, and the repair that was needed to open it. `repair` is empty too if [HistoryFile#finishRepair] installed a
    /// file: the result of that repair was lost when the program was killed.
    ///
    /// @param cache the contents as they were when the file was opened
    /// @param days  what the file has of each author in the last 24 hours, see [Intake]
    record Opened(Contents contents, StoreCache cache, Map<PeerId, Intake.Day> days, Optional<StoreEvent.Repair> repair) {}

    /// Opens or makes the file. Replaces a damaged file and keeps it beside the new one.
    ///
    /// @throws org.hashverse.store.files.NewerProfile if a newer Hashverse wrote the file
    /// @throws IOException  if the file can be neither opened nor replaced; the message says what to do
    Opened open() throws IOException {
        try {
            finishRepair();
            return tryOpen(Optional.empty());
        } catch (SQLException fault) {
            if (!Faults.unreadable(fault)) throw new IOException("the history " + file + " cannot be opened: " + fault.getMessage(), fault);
            return repair(fault);
        }
    }

    /// Replaces the file by a repaired one and keeps the damaged one. The file must be closed.
    Opened repair(SQLException why) throws IOException {
        LOG.log(System.Logger.Level.WARNING, "the history file is damaged (" + why.getMessage() + "); it is kept, and a new one is built");
        try {
            if (builtRepair == null || !Files.exists(Rescue.ready(file))) builtRepair = new Rescue(file, commitCounter, own, clock, backups).build();
            var repair = builtRepair; // kept in a field until it is installed: the damaged file may have been moved already
            Rescue.install(file, repair.aside());
            builtRepair = null;
            return tryOpen(Optional.of(repair));
        } catch (SQLException fault) {
            throw new IOException("the damaged history " + file + " could not be replaced: " + fault.getMessage(), fault);
        }
    }

    /// Installs a repaired file if the program was killed before it could.
    private void finishRepair() throws IOException {
        if (Files.exists(Rescue.ready(file))) Rescue.install(file, Rescue.aside(file, clock));
    }

    private Opened tryOpen(Optional<StoreEvent.Repair> repair) throws IOException, SQLException {
        NativeLibrary.load(file.toAbsolutePath().getParent());
        // made here, because a file that SQLite makes can be read by other accounts
        if (!Files.exists(file)) FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerFile.mode("rw-------")).close();
        var counter = CommitCounter.open(commitCounter);
        Sql sql = null;
        try {
            sql = Database.writer(file);
            if (counter.read().isPresent() && sql.number("SELECT count(*) FROM sqlite_schema") == 0) throw new Checksum.Damaged("the history file is empty, but messages were written");
            migration.run(sql, MessageId.random().hex(), own);
            if (!Schema.get(sql, "owner").equals(own.text()))
                throw new IOException("the history " + file + " is another identity's; move it away, or restore the key that belongs to it");
            if (limits.maxPages() > 0) sql.run("PRAGMA max_page_count = " + limits.maxPages());
            var contents = Contents.of(Tables.of(sql, own, counter, clock));
            if (sql.number("SELECT count(*) FROM meta WHERE name = ?", Schema.UNAPPLIED) > 0) contents.tables().commit(() -> {
                contents.changes().applyAll();
                contents.tables().sql.change("DELETE FROM meta WHERE name = ?", Schema.UNAPPLIED);
                Schema.forgetUnderstood(contents.tables().sql); // rows may come from a file of an earlier version
                return null;
            });
            UnknownKinds.read(contents);
            // what the start needs is read here, where the file can still be repaired if a row is damaged
            return new Opened(contents, contents.cache(), Intake.recent(contents.tables()), repair);
        } catch (SQLException | IOException | RuntimeException failed) {
            if (sql != null) try {
                sql.close();
            } catch (SQLException already) {
                failed.addSuppressed(already);
            }
            counter.close();
            throw failed;
        }
    }

    /// Whether the file still exists. If not, changes would be written to a deleted file.
    boolean exists() {
        return Files.exists(file);
    }

    /// Bytes free on the disk and in the file, above the reserve; negative if the history must not grow.
    ///
    /// @param freeInFile free bytes in the file, for example of a deleted conversation; 0 to leave them out
    long spare(long freeInFile) {
        return free() + freeInFile - limits.reserve();
    }

    /// Asked before each commit, so it is one call of the system where that answers. `Files.getFileStore` reads the list of all mounted disks, twice on Linux.
    private long free() {
        long free = file.toFile().getUsableSpace();
        if (free > 0) return free;
        try { // none, or unknown
            return Files.getFileStore(file).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE / 2; // the next write finds out; half, so that a sum does not overflow
        }
    }

    /// A connection that only reads.
    Sql reader() throws SQLException {
        return Database.reader(file);
    }

    /// Checks the whole file, then makes a backup if one is due and the disk has room.
    ///
    /// @param stop see [Sql#stopWhen]; a backup that was begun is deleted then
    /// @throws Checksum.Damaged if the file is damaged
    void checkAndBackUp(BooleanSupplier stop) throws SQLException, IOException {
        try (var sql = Database.reader(file)) {
            sql.stopWhen(stop);
            Checkup.run(sql);
            if (backups.due() && free() > limits.reserve() + Files.size(file)) backups.make(sql);
        }
    }
}
