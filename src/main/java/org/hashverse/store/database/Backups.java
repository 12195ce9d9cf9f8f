package org.hashverse.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hashverse.store.files.OwnerFile;

/// The backups of the history file: daily ones, made after a check of the file, and `messages-version-N.db`, made before the last migration.
/// After a migration a daily backup is due, so that the newest one has the present tables. Backups with older tables can still be read.
public final class Backups {
    private static final Pattern NAME = Pattern.compile("messages-(\\d{4}-\\d{2}-\\d{2})\\.db");

    private static final Pattern BEFORE_MIGRATION = Pattern.compile("messages-version-\\d+\\.db");

    private final Path folder;
    private final int kept;
    private final InstantSource clock;

    /// The backups in a folder. The folder is made with the first backup.
    ///
    /// @param kept how many daily backups are kept
    public Backups(Path folder, int kept, InstantSource clock) {
        this.folder = folder;
        this.kept = kept;
        this.clock = clock;
    }

    /// All daily backups, the newest first.
    public List<Path> daily() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(file -> day(file).isPresent()).sorted(Comparator.comparing(Path::getFileName).reversed()).toList();
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

    /// Whether a daily backup is due: there is none, or the newest is older than a day or than the last migration.
    public boolean due() throws IOException {
        var daily = daily();
        if (daily.isEmpty()) return true;
        var newest = Files.getLastModifiedTime(daily.getFirst());
        for (var before : beforeMigrations()) if (Files.getLastModifiedTime(before).compareTo(newest) > 0) return true;
        var age = Duration.between(newest.toInstant(), clock.instant());
        return age.abs().compareTo(StoreLimits.DAY) >= 0; // abs: a backup from the future was made with a wrong clock
    }

    /// Makes a daily backup of an open file and deletes the oldest ones.
    ///
    /// @param sql a reading connection; it may write afterwards
    public void make(Sql sql) throws IOException, SQLException {
        sql.run("PRAGMA query_only = OFF"); // VACUUM INTO counts as writing
        copy(sql, "messages-" + LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()) + ".db");
        for (var old : daily().stream().skip(kept).toList()) Database.delete(old);
    }

    /// Makes a backup of an open file before its tables are migrated from `version`, and deletes that of an earlier migration.
    public void makeBeforeMigration(Sql sql, int version) throws IOException, SQLException {
        var copy = copy(sql, "messages-version-" + version + ".db");
        for (var old : beforeMigrations()) if (!old.equals(copy)) Database.delete(old);
    }

    private List<Path> beforeMigrations() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> BEFORE_MIGRATION.matcher(file.getFileName().toString()).matches()).toList();
        }
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
