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

/// The copies of the history file: daily ones, each whole and of a file that had just been checked; and `messages-version-N.db`, as it was
/// before its tables were changed the last time. What is older than that is of tables that nobody reads any more, so the next daily one is due then.
public final class Backups {
    private static final Pattern NAME = Pattern.compile("messages-(\\d{4}-\\d{2}-\\d{2})\\.db");

    private static final Pattern BEFORE = Pattern.compile("messages-version-\\d+\\.db");

    private final Path folder;
    private final int kept;
    private final InstantSource clock;

    public Backups(Path folder, int kept, InstantSource clock) {
        this.folder = folder;
        this.kept = kept;
        this.clock = clock;
    }

    /// All, the newest first.
    public List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(file -> day(file).isPresent()).sorted(Comparator.comparing(Path::getFileName).reversed()).toList();
        }
    }

    /// The day a backup is of.
    static Optional<LocalDate> day(Path backup) {
        var name = NAME.matcher(backup.getFileName().toString());
        try {
            return name.matches() ? Optional.of(LocalDate.parse(name.group(1))) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /// Whether the newest is older than a day, or than the present tables, or there is none.
    public boolean due() throws IOException {
        var all = all();
        if (all.isEmpty()) return true;
        var newest = Files.getLastModifiedTime(all.getFirst());
        for (var before : befores()) if (Files.getLastModifiedTime(before).compareTo(newest) > 0) return true;
        var age = Duration.between(newest.toInstant(), clock.instant());
        return age.abs().compareTo(StoreLimits.DAY) >= 0; // one from the future was made by a wrong clock
    }

    /// Makes one of an open file and drops the oldest.
    public void make(Sql sql) throws IOException, SQLException {
        sql.run("PRAGMA query_only = OFF"); // the copy, too, counts as writing
        copy(sql, "messages-" + LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()) + ".db");
        for (var old : all().stream().skip(kept).toList()) Database.delete(old);
    }

    /// Makes one of an open file whose tables, of a version, are about to be changed, and drops that of an earlier change.
    public void before(Sql sql, int version) throws IOException, SQLException {
        var copy = copy(sql, "messages-version-" + version + ".db");
        for (var old : befores()) if (!old.equals(copy)) Database.delete(old);
    }

    private List<Path> befores() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> BEFORE.matcher(file.getFileName().toString()).matches()).toList();
        }
    }

    private Path copy(Sql sql, String name) throws IOException, SQLException {
        OwnerFile.folder(folder);
        var half = folder.resolve("messages.half");
        Database.delete(half);
        OwnerFile.create(half).close(); // SQLite writes into an empty file, and would make one that all may read
        try {
            sql.change("VACUUM INTO ?", half.toAbsolutePath().toString());
        } catch (SQLException failed) {
            Database.delete(half);
            throw failed;
        }
        return Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
