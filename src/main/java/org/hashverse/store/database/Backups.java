package org.hashverse.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hashverse.store.files.OwnerFile;

/// The backups of the history file: daily ones, made after a check of the file, and `messages-version-N.db`, made before the last migration.
/// After a migration a daily backup is due, so that the newest one has the present tables. Backups with older tables can still be read.
public final class Backups {
    private static final Pattern NAME = Pattern.compile("messages-(\\d{4}-\\d{2}-\\d{2})\\.db");

    private static final Pattern BEFORE_MIGRATION = Pattern.compile("messages-version-\\d+\\.db");

    /// The number of commits of a damaged backup: it is older than all others.
    private static final long DAMAGED = -1;
    /// The number of commits of a backup that cannot be read now, for example because another program has locked it. It may be the newest.
    private static final long UNKNOWN = Long.MAX_VALUE;

    private final Path folder;
    private final int kept;
    private final InstantSource clock;

    /// The backups in a folder. The folder is made with the first backup.
    ///
    /// @param kept how many daily backups are kept; at least 1
    public Backups(Path folder, int kept, InstantSource clock) {
        this.folder = folder;
        this.kept = kept;
        this.clock = clock;
    }

    /// All daily backups, the newest first: the one with the most commits. Neither names nor file times tell which is the newest, because the clock may have been wrong when a
    /// backup was made. One whose count is damaged comes last. One that cannot be read for another reason comes first if its
    /// name is newer than that of the newest that can be read, so that a repair waits for it; else last.
    public List<Path> newestFirst() throws IOException {
        record Counted(Path backup, long commits) {}
        var all = daily().stream().map(backup -> new Counted(backup, commits(backup))).toList();
        var byCommits = Comparator.comparingLong(Counted::commits).thenComparing(one -> one.backup().getFileName());
        var newest = all.stream().filter(one -> one.commits() != UNKNOWN).max(byCommits).map(one -> one.backup().getFileName());
        // what cannot be read now may be the newest only if its name says so too
        return all.stream().map(one -> one.commits() == UNKNOWN && newest.filter(name -> name.compareTo(one.backup().getFileName()) > 0).isPresent() ? new Counted(one.backup(), DAMAGED) : one)
                .sorted(byCommits.reversed()).map(Counted::backup).toList();
    }

    /// The highest number of commits in a daily backup; 0 if none can be read. A new history file counts on from it, so that its backups are newer.
    long commits() throws IOException {
        return daily().stream().mapToLong(Backups::commits).filter(commits -> commits != UNKNOWN).reduce(0, Math::max);
    }

    private static long commits(Path backup) {
        try (var sql = Database.reader(backup)) {
            return Rows.tail(sql).commits();
        } catch (SQLException fault) {
            return Faults.unreadable(fault) ? DAMAGED : UNKNOWN;
        }
    }

    private List<Path> daily() throws IOException {
        return files(file -> day(file).isPresent());
    }

    private List<Path> beforeMigrations() throws IOException {
        return files(file -> BEFORE_MIGRATION.matcher(file.getFileName().toString()).matches());
    }

    private List<Path> files(Predicate<Path> wanted) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(wanted).toList();
        }
    }

    /// The day of a daily backup; empty for other files.
    static Optional<LocalDate> day(Path backup) {
        var name = NAME.matcher(backup.getFileName().toString());
        try {
            return name.matches() ? Optional.of(LocalDate.parse(name.group(1))) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /// Whether a daily backup is due: none was made since the last migration and within a day. The day counts in both directions: a backup from the future was made with a wrong
    /// clock.
    public boolean due() throws IOException {
        var migrated = FileTime.fromMillis(Long.MIN_VALUE);
        for (var before : beforeMigrations()) {
            var copied = Files.getLastModifiedTime(before);
            if (copied.compareTo(migrated) > 0) migrated = copied;
        }
        for (var backup : daily()) {
            var made = Files.getLastModifiedTime(backup);
            if (made.compareTo(migrated) >= 0 && Duration.between(made.toInstant(), clock.instant()).abs().compareTo(StoreLimits.DAY) < 0) return false;
        }
        return true;
    }

    /// Makes a daily backup of an open file and deletes the oldest others. Replaces a backup of the same day, which is older or equal, whatever clock made it.
    ///
    /// @param sql a reading connection; it may write afterwards
    public void make(Sql sql) throws IOException, SQLException {
        sql.run("PRAGMA query_only = OFF"); // VACUUM INTO counts as writing
        var made = copy(sql, "messages-" + LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()) + ".db");
        for (var old : newestFirst().stream().filter(backup -> !backup.equals(made)).skip(kept - 1).toList()) Database.delete(old);
    }

    /// Makes a backup of an open file before its tables are migrated from `version`, and deletes that of an earlier migration.
    public void makeBeforeMigration(Sql sql, int version) throws IOException, SQLException {
        var copy = copy(sql, "messages-version-" + version + ".db");
        for (var old : beforeMigrations()) if (!old.equals(copy)) Database.delete(old);
    }

    private Path copy(Sql sql, String name) throws IOException, SQLException {
        OwnerFile.createFolder(folder);
        var partial = folder.resolve("messages.half");
        Database.delete(partial);
        OwnerFile.create(partial).close(); // made here, because a file that SQLite makes can be read by other accounts
        try {
            sql.change("VACUUM INTO ?", partial.toAbsolutePath().toString());
        } catch (SQLException failed) {
            Database.delete(partial);
            throw failed;
        }
        return Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
