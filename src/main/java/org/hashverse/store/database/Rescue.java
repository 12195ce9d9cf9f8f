package org.hashverse.store.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.Set;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.store.files.OwnerFile;

/// Builds a new history file from the readable rows of a damaged one and of the newest sound backup. The new file has a new
/// store id, so that peers send missing messages again. The damaged file is kept beside it.
public final class Rescue {
    private static final System.Logger LOG = System.getLogger(Rescue.class.getName());
    private static final DateTimeFormatter ASIDE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path file;
    private final Path commitCounter;
    private final PeerId own;
    private final InstantSource clock;
    private final Backups backups;

    /// A rescue of `file`.
    ///
    /// @param commitCounter the file of the [CommitCounter]
    /// @param own           the key of the history's owner
    public Rescue(Path file, Path commitCounter, PeerId own, InstantSource clock, Backups backups) {
        this.file = file;
        this.commitCounter = commitCounter;
        this.own = own;
        this.clock = clock;
        this.backups = backups;
    }

    /// The path of the new file when it is complete but not installed.
    public static Path ready(Path file) {
        return file.resolveSibling(file.getFileName() + ".ready");
    }

    /// Renames the damaged file to `aside` and installs the new one. If the program is killed meanwhile, this can be done again.
    public static void install(Path file, Path aside) throws IOException {
        var from = Database.files(file);
        var to = Database.files(aside);
        for (int i = from.length - 1; i >= 0; i--) if (Files.exists(from[i])) Files.move(from[i], to[i], StandardCopyOption.ATOMIC_MOVE);
        Files.move(ready(file), file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// The path under which a damaged file is kept.
    public static Path aside(Path file, InstantSource clock) {
        return file.resolveSibling(file.getFileName() + ".damaged-" + ASIDE.format(clock.instant()));
    }

    /// Builds the new file at [#ready]. The damaged file must be closed. It is not changed.
    public StoreEvent.Repair build() throws IOException, SQLException {
        var built = file.resolveSibling(file.getFileName() + ".new");
        Database.delete(built);
        // made here, because a file that SQLite makes can be read by other accounts
        FileChannel.open(built, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerFile.mode("rw-------")).close();
        StoreEvent.Repair repair;
        try (var counter = CommitCounter.open(commitCounter); var sql = Database.writer(built)) {
            var mark = counter.read();
            int expected = mark.map(CommitCounter.Mark::messages).orElse(0L).intValue();
            Schema.migrate(sql, Schema.STEPS, MessageId.random().hex(), own);
            // continues the count, so that neither an old commit counter nor an old backup looks newer than the file
            Rows.writeTail(sql, new Rows.TailRow(Math.max(mark.map(CommitCounter.Mark::commits).orElse(0L), backups.commits()) + 1, 0));
            repair = fill(sql, aside(file, clock), expected);
            Schema.set(sql, Schema.UNAPPLIED, "yes");
            var counted = Rows.tail(sql);
            // leaves WAL mode, so that the whole database is in one file
            if (!sql.text("PRAGMA journal_mode = DELETE").equals("delete")) throw new SQLException("the new history could not be written to one file");
            counter.restart(new CommitCounter.Mark(counted.commits(), counted.messages()));
        }
        Files.move(built, ready(file), StandardCopyOption.ATOMIC_MOVE);
        return repair;
    }

    private StoreEvent.Repair fill(Sql empty, Path aside, int expected) throws IOException, SQLException {
        var salvage = new Salvage(empty, own);
        var newestFirst = backups.newestFirst();
        for (var backup : newestFirst) tryRead(backup, "the backup has no peers to compare with", _ -> true, salvage::compareWith); // one that cannot be opened now is no reason to wait
        if (Files.exists(file)) tryRead(file, "nothing can be read from the damaged history", Faults::unreadable, salvage::from);
        int kept = salvage.messages();
        Optional<LocalDate> backupDay = Optional.empty();
        for (var backup : newestFirst) {
            boolean sound = tryRead(backup, "the backup is not sound", Faults::unreadable, sql -> {
                Checkup.run(sql);
                salvage.refuseWaiting(sql);
                salvage.from(sql);
                salvage.authors(sql);
            });
            if (sound) {
                backupDay = Backups.day(backup);
                break;
            }
        }
        salvage.count();
        return new StoreEvent.Repair(aside, kept, salvage.messages() - kept, backupDay, expected);
    }

    private interface Reading {
        void of(Sql sql) throws SQLException, IOException;
    }

    /// Reads a file that may be damaged.
    ///
    /// @param fault    what to log if it is
    /// @param expected which faults mean that it is
    /// @return whether all of it could be read
    private static boolean tryRead(Path file, String fault, Predicate<SQLException> expected, Reading reading) throws IOException, SQLException {
        try (var sql = Database.reader(file)) {
            reading.of(sql);
            return true;
        } catch (SQLException unreadable) {
            if (!expected.test(unreadable)) throw unreadable;
            LOG.log(System.Logger.Level.WARNING, fault + ": " + file.getFileName() + ", " + unreadable.getMessage());
            return false;
        }
    }
}
