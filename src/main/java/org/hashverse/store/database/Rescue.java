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
import java.util.Set;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.store.files.OwnerFile;

/// Builds a new history file from what can be read of a damaged one and from the newest backup that is sound, under a new
/// store id, so that peers offer again whatever may be missing. The damaged file is kept beside it.
public final class Rescue {
    private static final System.Logger LOG = System.getLogger(Rescue.class.getName());
    private static final DateTimeFormatter ASIDE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path file;
    private final Path tail;
    private final PeerId own;
    private final InstantSource clock;
    private final Backups backups;

    public Rescue(Path file, Path tail, PeerId own, InstantSource clock, Backups backups) {
        this.file = file;
        this.tail = tail;
        this.own = own;
        this.clock = clock;
        this.backups = backups;
    }

    /// The new file when it is whole, before it is in its place.
    public static Path ready(Path file) {
        return file.resolveSibling(file.getFileName() + ".ready");
    }

    /// Sets the damaged file aside and puts the new one in its place. May be done again after a kill at any moment of it.
    public static void install(Path file, Path aside) throws IOException {
        var from = Database.files(file);
        var to = Database.files(aside);
        for (int i = from.length - 1; i >= 0; i--) if (Files.exists(from[i])) Files.move(from[i], to[i], StandardCopyOption.ATOMIC_MOVE);
        Files.move(ready(file), file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Where a damaged file is kept.
    public static Path aside(Path file, InstantSource clock) {
        return file.resolveSibling(file.getFileName() + ".damaged-" + ASIDE.format(clock.instant()));
    }

    /// Builds the new file up to [#ready]. The damaged one must be closed, and stays where it is.
    public StoreEvent.Repair build() throws IOException, SQLException {
        var built = file.resolveSibling(file.getFileName() + ".new");
        Database.delete(built);
        FileChannel.open(built, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerFile.mode("rw-------")).close();
        StoreEvent.Repair repair;
        try (var marks = CommitCounter.open(tail); var sql = Database.writer(built)) {
            var mark = marks.read();
            int before = mark.map(CommitCounter.Mark::messages).orElse(0L).intValue();
            Schema.migrate(sql, Schema.STEPS, MessageId.random().hex(), own);
            // counted on, so that a mark that outlives this does not look newer than the file
            Rows.tail(sql, new Rows.TailRow(mark.map(CommitCounter.Mark::commits).orElse(0L) + 1, 0));
            repair = fill(sql, aside(file, clock), before);
            var counted = Rows.tail(sql);
            // one file and no log beside it, or it is not whole
            if (!sql.text("PRAGMA journal_mode = DELETE").equals("delete")) throw new SQLException("the new history could not be written out");
            marks.restart(new CommitCounter.Mark(counted.commits(), counted.messages()));
        }
        Files.move(built, ready(file), StandardCopyOption.ATOMIC_MOVE);
        return repair;
    }

    private StoreEvent.Repair fill(Sql sql, Path aside, int before) throws IOException, SQLException {
        var salvage = new Salvage(sql, own);
        if (Files.exists(file)) try (var damaged = Database.reader(file)) {
            salvage.from(damaged);
        } catch (SQLException unreadable) {
            if (!Faults.damaged(unreadable) && !Faults.senseless(unreadable)) throw unreadable;
            LOG.log(System.Logger.Level.WARNING, "nothing can be read from the damaged history: " + unreadable.getMessage());
        }
        int kept = salvage.messages();
        Optional<LocalDate> day = Optional.empty();
        for (var backup : backups.all()) {
            try (var sound = Database.reader(backup)) {
                Checkup.run(sound);
                salvage.from(sound);
                salvage.authors(sound);
                day = Backups.day(backup);
                break;
            } catch (SQLException unsound) {
                if (!Faults.damaged(unsound) && !Faults.senseless(unsound)) throw unsound;
                LOG.log(System.Logger.Level.WARNING, "the backup " + backup.getFileName() + " is not sound: " + unsound.getMessage());
            }
        }
        salvage.count();
        return new StoreEvent.Repair(aside, kept, salvage.messages() - kept, day, before);
    }
}
