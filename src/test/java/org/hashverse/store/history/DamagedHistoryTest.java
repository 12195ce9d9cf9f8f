package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hashverse.ExpectedLog;
import org.hashverse.LoggedLines;
import org.hashverse.faults.Seed;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.Schema;
import org.hashverse.store.database.StoreEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged history files. A file opens whole, or it is repaired and the repair is reported. Messages never disappear or change without a report.
class DamagedHistoryTest {
    private static final int PLACES = 25;

    @TempDir
    private Path folder;

    @Test
    void aFileDamagedAnywhereOpensWholeOrIsRepairedAndReported() throws Exception {
        long seed = Seed.any();
        // where the damage hits the names of the tables, nothing of the file can be read, and that is logged too
        try (var log = LoggedLines.ofPackage("org.hashverse.store")) {
            var outcome = new RandomDamage(folder).run(folder, PLACES, seed);
            assertEquals(PLACES, outcome.whole() + outcome.repaired());
            assertTrue(outcome.repaired() > 0, "nothing was damaged: " + outcome);
            assertTrue(log.lines().stream().anyMatch(line -> line.startsWith("the history file is damaged")), log.lines()::toString);
        }
    }

    @Test
    @ExpectedLog("the history file is damaged")
    void aLogThatLostItsEndIsNoticed() throws Exception {
        try (var open = new OpenStore(folder)) {
            open.write("first");
            open.write("second");
            Files.copy(folder.resolve("messages.db"), folder.resolve("copy.db"));
            Files.copy(folder.resolve("messages.db-wal"), folder.resolve("copy.db-wal"));
            open.write("third");
        }
        Database.delete(folder.resolve("messages.db"));
        Files.move(folder.resolve("copy.db"), folder.resolve("messages.db"));
        Files.move(folder.resolve("copy.db-wal"), folder.resolve("messages.db-wal"));
        try (var open = new OpenStore(folder)) {
            var repair = assertInstanceOf(StoreEvent.Repaired.class, open.events.getFirst()).repair();
            assertEquals(2, repair.kept());
            assertEquals(1, repair.missing());
            assertEquals(List.of("first", "second"), open.texts(WITH_BO));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "one"})
    @ExpectedLog("the history file is damaged")
    void aVersionThatCannotBeIsDamage(String version) throws Exception {
        try (var open = new OpenStore(folder)) {
            open.write("kept");
        }
        try (var sql = Database.writer(folder.resolve("messages.db"))) {
            Schema.set(sql, "version", version);
        }
        try (var open = new OpenStore(folder)) {
            assertInstanceOf(StoreEvent.Repaired.class, open.events.getFirst());
            assertEquals(List.of("kept"), open.texts(WITH_BO));
        }
    }

    @Test
    @ExpectedLog({"the history file is damaged", "nothing can be read from the damaged history"})
    void aMissingFileIsRestoredFromTheBackup() throws Exception {
        String id;
        try (var open = new OpenStore(folder)) {
            open.write("kept");
            open.store.checkAndBackUp();
            id = open.store.id();
            open.write("after the backup");
        }
        Database.delete(folder.resolve("messages.db"));
        try (var open = new OpenStore(folder)) {
            var repair = assertInstanceOf(StoreEvent.Repaired.class, open.events.getFirst()).repair();
            assertEquals(1, repair.added());
            assertTrue(repair.backup().isPresent());
            assertEquals(List.of("kept"), open.texts(WITH_BO));
            assertNotEquals(id, open.store.id());
        }
    }

    @Test
    @ExpectedLog("the history file is damaged")
    void aRestoredReceiverGetsAgainWhatTheBackupLacks() throws Exception {
        try (var open = new OpenStore(folder)) {
            open.store.meet(BO, "a".repeat(32));
            open.receive(1, "yesterday");
            open.store.checkAndBackUp();
            open.receive(2, "today");
        }
        Files.write(folder.resolve("messages.db"), new byte[4096]);
        try (var open = new OpenStore(folder)) {
            assertEquals(1, open.store.have(BO).orElseThrow().number(), "so Bo begins with 2");
            assertEquals(List.of("yesterday"), open.texts(WITH_BO));
        }
    }

    @Test
    @ExpectedLog({"the history cannot be read", "the history file is damaged"})
    void damageFoundWhileRunningIsRepairedWhileRunning() throws Exception {
        try (var open = new OpenStore(folder)) {
            open.write("whole");
            var damaged = open.write("damaged");
            try (var sql = Database.writer(folder.resolve("messages.db"))) {
                sql.change("UPDATE message SET text = 'forged' WHERE id = ?", damaged.id().bytes());
            }
            assertNull(open.history(WITH_BO), "the forged text must not be shown");
            open.until(() -> !open.events.isEmpty());
            assertEquals(1, assertInstanceOf(StoreEvent.Repaired.class, open.events.getFirst()).repair().missing());
            assertEquals(List.of("whole"), open.texts(WITH_BO));
            open.write("and on it goes");
            assertEquals(List.of("whole", "and on it goes"), open.texts(WITH_BO));
        }
    }

    @Test
    @ExpectedLog({"the history cannot be read", "the history file is damaged"})
    void aDamagedIndexOfWordsIsRepairedAndLosesNoMessage() throws Exception {
        for (var damage : List.of("UPDATE postings SET grams = x'00'", "DELETE FROM postings", "UPDATE segment SET last = last + 1", "UPDATE segment SET bits = bits + 1")) {
            var home = Files.createDirectory(folder.resolve(damage.replaceAll("\\W", "")));
            try (var open = new OpenStore(home)) {
                for (int i = 0; i < OpenStore.LIMITS.segment(); i++) open.write("before " + i);
                open.settle();
                try (var sql = Database.writer(home.resolve("messages.db"))) {
                    assertTrue(sql.change(damage) > 0);
                }
                open.write("not in the index");
                assertNull(open.found("before"));
                open.until(() -> open.events.stream().anyMatch(StoreEvent.Repaired.class::isInstance));
                open.write("after");
                assertEquals(OpenStore.LIMITS.segment() + 2, open.texts(WITH_BO).size());
                assertEquals(List.of("before 1"), open.found("before 1"));
            }
        }
    }

    @Test
    @ExpectedLog("the history file is damaged")
    void aCancellationSurvivesARepair() throws Exception {
        try (var open = new OpenStore(folder)) {
            var waits = open.write("waits");
            try (var sql = Database.writer(folder.resolve("messages.db"))) {
                sql.change("UPDATE meta SET value = 'x' WHERE name = 'store'");
            }
            open.store.checkAndBackUp();
            open.store.cancel(waits.id(), open.changes::addAll);
            open.until(() -> !open.changes.isEmpty());
            assertEquals(0, open.store.waiting(BO));
        }
    }

    @Test
    void aHistoryOfANewerHashverseIsRefusedAndNotChanged() throws Exception {
        new OpenStore(folder).close();
        try (var newer = Database.writer(folder.resolve("messages.db"))) {
            Schema.set(newer, "version", "99");
        }
        var refused = assertThrows(IOException.class, () -> new OpenStore(folder));
        assertTrue(refused.getMessage().contains("update Hashverse"), refused.getMessage());
        try (var untouched = Database.reader(folder.resolve("messages.db"))) {
            assertEquals("99", Schema.get(untouched, "version"));
        }
    }

    @Test
    void aHistoryOfAnotherIdentityIsRefused() throws Exception {
        try (var open = new OpenStore(folder)) {
            open.write("secret");
        }
        var refused = assertThrows(IOException.class, () -> SqliteStore.open(folder, BO, Runnable::run, InstantSource.system(), OpenStore.LIMITS));
        assertTrue(refused.getMessage().contains("another identity"), refused.getMessage());
    }

    @Test
    @ExpectedLog({"the history file is damaged", "the history cannot be repaired now"})
    void aMissingFolderCountsAsAFullDiskUntilItIsBack() throws Exception {
        var home = Files.createDirectory(folder.resolve("home"));
        try (var open = new OpenStore(home)) {
            open.write("before");
            Files.move(home, folder.resolve("elsewhere"));
            assertFalse(open.<Boolean>ask(done -> open.store.write(open.message(WITH_BO, ANA, "nowhere"), List.of(BO), done)), "the message would be lost");
            open.until(() -> open.events.stream().anyMatch(StoreEvent.Full.class::isInstance)); // no repair without the folder
            Files.createDirectory(home);
            open.until(() -> open.events.stream().anyMatch(StoreEvent.Repaired.class::isInstance));
            open.write("after");
            assertEquals(List.of("after"), open.texts(WITH_BO));
        }
    }

    @Test
    void anOlderFileRunsTheStepsItLacks() throws Exception {
        var file = folder.resolve("messages.db");
        try (var sql = Database.writer(file)) {
            Schema.migrate(sql, Schema.STEPS, "a".repeat(32), ANA);
            var steps = new ArrayList<>(Schema.STEPS);
            steps.add(List.of("ALTER TABLE probe ADD COLUMN more TEXT"));
            Schema.migrate(sql, steps, "b".repeat(32), ANA);
            assertEquals(Integer.toString(steps.size()), Schema.get(sql, "version"));
            assertEquals("a".repeat(32), Schema.get(sql, "store"));
            sql.change("INSERT INTO probe (more) VALUES ('x')");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerCanReadABackup() throws Exception {
        try (var open = new OpenStore(folder, OpenStore.LIMITS, Instant::now)) {
            open.write("a");
            open.store.checkAndBackUp();
        }
        try (var files = Files.list(folder.resolve("backup"))) {
            assertEquals(List.of("rw-------"), files.map(DamagedHistoryTest::permissions).toList());
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void backupsAreMadeOnceADayAndThreeAreKept() throws Exception {
        var now = new Instant[] {Instant.now()};
        try (var open = new OpenStore(folder, OpenStore.LIMITS, () -> now[0])) {
            open.write("a");
            for (int day = 0; day < 5; day++) {
                open.store.checkAndBackUp();
                open.store.checkAndBackUp();
                // file times come from the real clock
                now[0] = now[0].plus(Duration.ofDays(1)).plusSeconds(60);
            }
        }
        try (var files = Files.list(folder.resolve("backup"))) {
            assertEquals(3, files.count());
        }
    }
}
