package org.hashverse.store.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/// Where the history lies in a profile: the file, its tail, its backups, and how a damaged one is replaced. Blocks on the disk.
final class HistoryFile {
    private static final System.Logger LOG = System.getLogger(HistoryFile.class.getName());

    private final Path file;
    private final Path tail;
    private final PeerId own;
    private final InstantSource clock;
    private final StoreLimits limits;
    private final Backups backups;
    private final Migration migration;
    private StoreEvent.Repair built;

    HistoryFile(Path folder, PeerId own, InstantSource clock, StoreLimits limits) {
        this(folder, own, clock, limits, Schema.STEPS);
    }

    /// @param steps of the tables, from nothing to the present version
    HistoryFile(Path folder, PeerId own, InstantSource clock, StoreLimits limits, List<List<String>> steps) {
        file = folder.resolve("messages.db");
        tail = folder.resolve("messages.tail");
        this.own = own;
        this.clock = clock;
        this.limits = limits;
        backups = new Backups(folder.resolve("backup"), limits.backups(), clock);
        migration = new Migration(file, steps, backups);
    }

    /// An open file, and what had to be done to it.
    record Opened(Contents contents, Optional<StoreEvent.Repair> repair) {}

    /// Opens or makes the file; a damaged one is set aside and another put in its place.
    ///
    /// @throws NewerProfile if a newer Hashverse wrote it
    /// @throws IOException  if neither can be done; the message says what to do
    Opened open() throws IOException {
        try {
            finishRepair();
            return new Opened(attempt(), Optional.empty());
        } catch (SQLException fault) {
            if (!Faults.damaged(fault) && !Faults.senseless(fault)) throw new IOException("the history " + file + " cannot be opened: " + fault.getMessage(), fault);
            return repair(fault);
        }
    }

    /// Sets the present file aside, which must be closed, and puts another in its place.
    Opened repair(SQLException why) throws IOException {
        LOG.log(System.Logger.Level.WARNING, "the history file is damaged (" + why.getMessage() + "); it is set aside and built anew");
        try {
            if (built == null || !Files.exists(Rescue.ready(file))) built = new Rescue(file, tail, own, clock, backups).build();
            var repair = built; // kept until it is in its place: what stood there may be gone already
            Rescue.install(file, repair.aside());
            built = null;
            return new Opened(attempt(), Optional.of(repair));
        } catch (SQLException fault) {
            throw new IOException("the damaged history " + file + " could not be replaced: " + fault.getMessage(), fault);
        }
    }

    /// A repair that was killed between building and putting in place.
    private void finishRepair() throws IOException {
        if (Files.exists(Rescue.ready(file))) Rescue.install(file, Rescue.aside(file, clock));
    }

    private Contents attempt() throws IOException, SQLException {
        NativeLibrary.load(file.toAbsolutePath().getParent());
        if (!Files.exists(file)) FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerFile.mode("rw-------")).close();
        var mark = CommitCounter.open(tail);
        Sql sql = null;
        try {
            sql = Database.writer(file);
            if (mark.read().isPresent() && sql.number("SELECT count(*) FROM sqlite_schema") == 0) throw new Checksum.Damaged("the history file is empty and should not be");
            migration.run(sql, MessageId.random().hex(), own);
            if (!Schema.get(sql, "owner").equals(own.text()))
                throw new IOException("the history " + file + " is another identity's; move it away, or put the key back that belongs to it");
            if (limits.maxPages() > 0) sql.run("PRAGMA max_page_count = " + limits.maxPages());
            var contents = Contents.of(Tables.of(sql, own, mark, clock));
            contents.cache(); // what the numbers stand on is read, and so checked, before anything is built on it
            Intake.lately(contents.tables());
            return contents;
        } catch (SQLException | IOException | RuntimeException failed) {
            if (sql != null) try {
                sql.close();
            } catch (SQLException already) {
                failed.addSuppressed(already);
            }
            mark.close();
            throw failed;
        }
    }

    /// Whether the file is still where it was opened; if not, what is written goes nowhere.
    boolean there() {
        return Files.exists(file);
    }

    /// Bytes above what stays free on the disk; below 0 there is no room to go on.
    ///
    /// @param within bytes that are free within the file: a conversation that was deleted leaves them
    long spare(long within) {
        return free() + within - limits.reserve();
    }

    private long free() {
        try {
            return Files.getFileStore(file).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE / 2; // the next write will tell
        }
    }

    /// A connection that only reads.
    Sql reader() throws SQLException {
        return Database.reader(file);
    }

    /// Checks the file as a whole, and makes today's backup if it is sound and there is none.
    ///
    /// @throws Checksum.Damaged if it is not sound
    void look() throws SQLException, IOException {
        try (var sql = Database.reader(file)) {
            Checkup.run(sql);
            if (backups.due() && free() > limits.reserve() + Files.size(file)) backups.make(sql);
        }
    }
}
