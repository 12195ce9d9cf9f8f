package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hashverse.ExpectedLog;
import org.hashverse.store.database.Backups;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.StoreEvent;
import org.junit.jupiter.api.Test;

/// Which backup is the newest, whatever the clock says.
class BackupsTest extends StoreTest {
    private static final int KEPT = 3;
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 10);
    private static final LocalDate FUTURE = LocalDate.of(2036, 1, 1);

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(ZoneId.systemDefault()).toInstant();
    }

    private Backups backups(LocalDate day) {
        return new Backups(folder.resolve("backup"), KEPT, InstantSource.fixed(noon(day)));
    }

    private Path backup(LocalDate day) {
        return folder.resolve("backup").resolve("messages-" + day + ".db");
    }

    /// Makes a backup of the open history, as if this were the day.
    private void backUp(LocalDate day) throws Exception {
        open.settle();
        try (var sql = Database.reader(folder.resolve("messages.db"))) {
            backups(day).make(sql);
        }
        Files.setLastModifiedTime(backup(day), FileTime.from(noon(day)));
    }

    /// Writes a message and then makes a backup.
    private void backUp(String text, LocalDate day) throws Exception {
        open.write(text);
        backUp(day);
    }

    private List<LocalDate> newestFirst() throws Exception {
        return backups(TODAY).newestFirst().stream().map(file -> LocalDate.parse(file.getFileName().toString().substring("messages-".length(), "messages-".length() + 10))).toList();
    }

    /// Overwrites files of the closed history with zeros and opens it again.
    private StoreEvent.Repair repairWithout(String... names) throws Exception {
        open.close();
        for (var name : names) Files.write(folder.resolve(name), new byte[4096]);
        open();
        return assertInstanceOf(StoreEvent.Repaired.class, open.events.getFirst()).repair();
    }

    @Test
    @ExpectedLog({"the history file is damaged", "nothing can be read from the damaged history"})
    void aRepairUsesTheBackupWithTheMostCommitsNotThatOfAFutureDay() throws Exception {
        backUp("before", FUTURE);
        backUp("after", TODAY);
        assertEquals(Optional.of(TODAY), repairWithout("messages.db").backup());
        assertEquals(List.of("before", "after"), open.texts(WITH_BO));
    }

    @Test
    void backupsOfFutureDaysAreDeletedBeforeTheNewOne() throws Exception {
        for (int day = 0; day < KEPT; day++) backUp("day " + day, FUTURE.plusDays(day));
        backUp("today", TODAY);
        assertEquals(List.of(TODAY, FUTURE.plusDays(2), FUTURE.plusDays(1)), newestFirst());
        for (int day = 1; day < KEPT; day++) backUp("day " + day, TODAY.plusDays(day));
        assertEquals(List.of(TODAY.plusDays(2), TODAY.plusDays(1), TODAY), newestFirst());
    }

    @Test
    void theBackupJustMadeIsKeptEvenIfNothingWasWrittenSinceTheOthers() throws Exception {
        for (int day = 0; day < KEPT; day++) backUp(FUTURE.plusDays(day));
        backUp(TODAY);
        assertEquals(List.of(FUTURE.plusDays(2), FUTURE.plusDays(1), TODAY), newestFirst());
    }

    @Test
    void aClockThatWentBackReplacesTheBackupOfThatDayByTheNewerOne() throws Exception {
        backUp("one", TODAY);
        backUp("two", TODAY.plusDays(1));
        backUp("three", TODAY);
        assertEquals(List.of(TODAY, TODAY.plusDays(1)), newestFirst());
        try (var sql = Database.reader(backup(TODAY))) {
            assertEquals(3, sql.number("SELECT count(*) FROM message"));
        }
    }

    @Test
    void aBackupIsDueADayAfterTheLastInEitherDirection() throws Exception {
        assertTrue(backups(TODAY).due());
        backUp(TODAY);
        assertFalse(backups(TODAY).due());
        assertTrue(backups(TODAY.plusDays(1)).due());
        assertTrue(backups(TODAY.minusDays(1)).due());
        backUp(FUTURE);
        assertFalse(backups(TODAY).due());
        assertTrue(backups(TODAY.plusDays(1)).due());
    }

    @Test
    void aDamagedBackupIsTheOldest() throws Exception {
        for (int day = 0; day < KEPT; day++) backUp("day " + day, TODAY.plusDays(day));
        Files.write(backup(TODAY.plusDays(2)), new byte[4096]);
        Files.write(backup(TODAY.plusDays(1)), "no database, but as long as the head of one; ".repeat(10).getBytes());
        assertEquals(TODAY, newestFirst().getFirst());
        backUp("day 3", TODAY.plusDays(3));
        assertEquals(List.of(TODAY.plusDays(3), TODAY, TODAY.plusDays(2)), newestFirst());
    }

    @Test
    void aBackupThatCannotBeOpenedMayBeTheNewest() throws Exception {
        backUp("today", TODAY);
        Files.createDirectory(backup(TODAY.plusDays(9))); // SQLite cannot open a folder
        for (int day = 1; day <= KEPT; day++) backUp("day " + day, TODAY.plusDays(day));
        assertEquals(List.of(TODAY.plusDays(9), TODAY.plusDays(3), TODAY.plusDays(2)), newestFirst());
    }

    @Test
    @ExpectedLog({"the history file is damaged", "nothing can be read from the damaged history", "the backup has no peers to compare with"})
    void anOldBackupThatCannotBeOpenedDoesNotKeepANewerOneFromARepair() throws Exception {
        backUp("today", TODAY);
        Files.createDirectory(backup(TODAY.minusDays(1)));
        assertEquals(List.of(TODAY, TODAY.minusDays(1)), newestFirst());
        assertEquals(Optional.of(TODAY), repairWithout("messages.db").backup());
        assertEquals(List.of("today"), open.texts(WITH_BO));
    }

    @Test
    @ExpectedLog({"the history file is damaged", "nothing can be read from the damaged history"})
    void backupsAfterARepairAreNewerEvenIfTheCommitCounterIsLost() throws Exception {
        for (int i = 0; i < 5; i++) open.write("message " + i);
        backUp(TODAY.plusDays(1));
        repairWithout("messages.db", "messages.tail");
        backUp(TODAY);
        assertEquals(List.of(TODAY, TODAY.plusDays(1)), newestFirst());
    }

    @Test
    @ExpectedLog({"the history file is damaged", "nothing can be read from the damaged history"})
    void backupsOfANewHistoryAreNewerThanThoseOfADeletedOne() throws Exception {
        for (int i = 0; i < 5; i++) open.write("old " + i);
        backUp(TODAY.plusDays(1));
        open.close();
        Database.delete(folder.resolve("messages.db"));
        Files.delete(folder.resolve("messages.tail"));
        open();
        assertEquals(List.of(), open.texts(WITH_BO));
        backUp("new", TODAY);
        assertEquals(List.of(TODAY, TODAY.plusDays(1)), newestFirst());
        repairWithout("messages.db");
        assertEquals(List.of("new"), open.texts(WITH_BO));
        assertEquals(1, open.store.waiting(BO));
    }
}
