package org.hashverse.store.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.chat.Delivery;
import org.hashverse.store.database.Backups;
import org.hashverse.store.database.Checkup;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.Rows;
import org.hashverse.store.database.Schema;
import org.hashverse.store.files.Checksum;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Migrations of a real history to newer tables. A migration runs once, after a copy, and either completely or not at all. The
/// tests add steps to versions that do not exist yet.
class MigrationTest {
    private static final int NOW = Schema.STEPS.size();
    private static final List<String> MORE = List.of("ALTER TABLE probe ADD COLUMN more TEXT", "INSERT INTO probe (more) VALUES ('migrated')");
    @TempDir
    Path folder;

    @BeforeEach
    void aHistoryOfThePresentVersion() throws IOException {
        try (var open = new OpenStore(folder)) {
            open.write("kept");
            open.receive(1, "heard");
        }
    }

    private Path backup(int version) {
        return folder.resolve("backup").resolve("messages-version-" + version + ".db");
    }

    private static List<List<String>> steps(List<List<String>> more) {
        var steps = new ArrayList<>(Schema.STEPS);
        steps.addAll(more);
        return steps;
    }

    private void open(List<List<String>> more) throws IOException, SQLException {
        var opened = new HistoryFile(folder, OpenStore.ANA, InstantSource.system(), OpenStore.LIMITS, steps(more)).open();
        try (var tables = opened.contents().tables()) {
            assertTrue(opened.repair().isEmpty(), "nothing was damaged");
            assertEquals(Integer.toString(steps(more).size()), Schema.get(tables.sql, "version"));
        }
    }

    private static long messages(Path file) throws SQLException {
        try (var sql = Database.peek(file)) {
            return sql.number("SELECT count(*) FROM message");
        }
    }

    private static int version(Path file) throws SQLException {
        try (var sql = Database.peek(file)) {
            return Schema.version(sql);
        }
    }

    @Test
    void aFileOfEachEarlierVersionIsMigratedAndSound() throws Exception {
        for (int version = 1; version < NOW; version++) {
            var old = Files.createDirectory(folder.resolve("of version " + version));
            try (var sql = Database.writer(old.resolve("messages.db"))) {
                Schema.migrate(sql, Schema.STEPS.subList(0, version), "0".repeat(32), OpenStore.ANA);
                var columns = ", NULL".repeat(version == 1 ? 0 : version == 2 ? 3 : 6);
                sql.run("INSERT INTO peer VALUES (1, '" + OpenStore.ANA + "', " + Checksum.of(1L, OpenStore.ANA.text()) + ")",
                        "INSERT INTO peer VALUES (2, '" + OpenStore.BO + "', " + Checksum.of(2L, OpenStore.BO.text()) + ")");
                sql.change("INSERT INTO message VALUES (1, 2, 2, ?, 5, 5, 'heard', NULL, 0, 1, 1, ?" + columns + ")", new byte[16],
                        Checksum.of(1L, 2L, 2L, new byte[16], 5L, 5L, "heard", null, 0L, 1L, 1L));
                if (version < 5) sql.change("INSERT INTO talk VALUES (2, 1, ?)", Checksum.of(2L, 1L));
                else sql.change("INSERT INTO conversation VALUES (2, 'direct', NULL, 1, ?)", Checksum.of(2L, "direct", null, 1L));
                Rows.writeTail(sql, new Rows.TailRow(1, 1));
            }
            try (var open = new OpenStore(old)) {
                assertEquals(List.of("heard"), open.texts(OpenStore.WITH_BO));
                assertEquals(List.of(), open.events, "nothing was damaged");
                open.write("heard and answered");
                assertEquals(List.of("heard and answered", "heard"), open.found("heard"));
                open.store.clear(OpenStore.WITH_BO, () -> { });
                open.settle();
                assertEquals(List.of(), open.found("heard"));
            }
            try (var sql = Database.reader(old.resolve("messages.db"))) {
                Checkup.run(sql);
            }
            assertEquals(version, version(old.resolve("backup").resolve("messages-version-" + version + ".db")));
        }
    }

    @Test
    void deliveriesOfTheVersionBeforeTheirIndexGoOn() throws Exception {
        var old = Files.createDirectory(folder.resolve("of version 7"));
        try (var sql = Database.writer(old.resolve("messages.db"))) {
            Schema.migrate(sql, Schema.STEPS.subList(0, 7), "0".repeat(32), OpenStore.ANA);
            sql.run("INSERT INTO peer VALUES (1, '" + OpenStore.ANA + "', " + Checksum.of(1L, OpenStore.ANA.text()) + ")",
                    "INSERT INTO peer VALUES (2, '" + OpenStore.BO + "', " + Checksum.of(2L, OpenStore.BO.text()) + ")");
            for (long row = 1; row <= 4; row++) {
                var id = new byte[16];
                id[0] = (byte) row;
                sql.change("INSERT INTO message VALUES (?, 2, 1, ?, ?, ?, 'written', NULL, 1, 0, 0, ?" + ", NULL".repeat(6) + ")", row, id, row, row,
                        Checksum.of(row, 2L, 1L, id, row, row, "written", null, 1L, 0L, 0L));
            }
            // delivered, sent, queued, and queued
            new Rows.DeliveryRow(1, 2, 1L, 2, "", 1, 1, 0, 0).put(sql);
            new Rows.DeliveryRow(2, 2, 2L, 1, "", 1, 0, 0, 0).put(sql);
            for (long row = 3; row <= 4; row++) new Rows.DeliveryRow(row, 2, null, 0, "", 0, 0, 0, 0).put(sql);
            sql.change("INSERT INTO recipient VALUES (2, 2, 1, ?)", Checksum.of(2L, 2L, 1L));
            sql.change("INSERT INTO conversation VALUES (2, 'direct', NULL, 4, ?)", Checksum.of(2L, "direct", null, 4L));
            Rows.writeTail(sql, new Rows.TailRow(1, 4));
        }
        try (var open = new OpenStore(old)) {
            assertEquals(2, open.store.waiting(OpenStore.BO));
            assertEquals(2, open.<Integer>ask(done -> open.store.queries().waiting(OpenStore.WITH_BO, done)));
            assertEquals(List.of(2L, 3L), open.taken(2, 2, 1 << 20));
            open.<List<MessageStore.Progress>>ask(done -> open.store.acknowledge(OpenStore.BO, 2, done));
            open.<List<MessageStore.Progress>>ask(done -> open.store.abandon(OpenStore.BO, Delivery.CANCELLED, "removed", done));
            assertEquals(List.of(Delivery.DELIVERED, Delivery.DELIVERED, Delivery.refused("removed"), Delivery.CANCELLED),
                    open.history(OpenStore.WITH_BO).stream().map(one -> one.deliveries().get(OpenStore.BO)).toList());
            assertEquals(List.of(), open.events, "nothing was damaged");
        }
        try (var sql = Database.reader(old.resolve("messages.db"))) {
            Checkup.run(sql);
        }
    }

    @Test
    void aMigrationRunsOnceAndItsCopyHasTheOldTables() throws Exception {
        open(List.of(MORE));
        assertEquals(2, messages(folder.resolve("messages.db")));
        assertEquals(NOW, version(backup(NOW)));
        assertEquals(2, messages(backup(NOW)));
        Files.delete(backup(NOW));
        open(List.of(MORE));
        assertFalse(Files.exists(backup(NOW)), "there was nothing to migrate");
        try (var sql = Database.peek(folder.resolve("messages.db"))) {
            assertEquals(1, sql.number("SELECT count(*) FROM probe WHERE more = 'migrated'"));
        }
    }

    @Test
    void aNewFileNeedsNoCopy() throws Exception {
        for (var file : Database.files(folder.resolve("messages.db"))) Files.deleteIfExists(file);
        Files.delete(folder.resolve("messages.tail"));
        open(List.of(MORE));
        assertFalse(Files.exists(folder.resolve("backup")));
    }

    @Test
    void aFailedStepLeavesTheFileUnchangedAndIsReported() throws Exception {
        var failingSteps = List.of(MORE, List.of("ALTER TABLE conversation ADD COLUMN other TEXT", "INSERT INTO nowhere VALUES (1)"));
        for (int attempt = 0; attempt < 2; attempt++) {
            var refused = assertThrows(IOException.class, () -> open(failingSteps));
            assertTrue(refused.getMessage().contains("messages.db") && refused.getMessage().contains("from version " + NOW + " to " + (NOW + 2)) && refused.getMessage().contains("as it was"), refused.getMessage());
            try (var files = Files.list(folder)) {
                assertTrue(files.noneMatch(file -> file.toString().contains("damaged")), "the file does not count as damaged");
            }
            assertEquals(NOW, version(backup(NOW)));
        }
        try (var open = new OpenStore(folder)) {
            assertEquals(List.of("kept", "heard"), open.texts(OpenStore.WITH_BO));
        }
    }

    @Test
    void withoutACopyNothingIsMigrated() throws Exception {
        Files.writeString(folder.resolve("backup"), "a file where the folder should be");
        var refused = assertThrows(IOException.class, () -> open(List.of(MORE)));
        assertTrue(refused.getMessage().contains("as it was"), refused.getMessage());
        assertEquals(NOW, version(folder.resolve("messages.db")));
    }

    @Test
    void theCopyOfAnEarlierMigrationIsDeleted() throws Exception {
        open(List.of(MORE));
        open(List.of(MORE, List.of("ALTER TABLE probe ADD COLUMN most TEXT")));
        assertFalse(Files.exists(backup(NOW)));
        assertEquals(NOW + 1, version(backup(NOW + 1)));
    }

    @Test
    void aDailyBackupIsDueRightAfterAMigration() throws Exception {
        var backups = new Backups(folder.resolve("backup"), 3, InstantSource.system());
        assertTrue(backups.due());
        try (var sql = Database.writer(folder.resolve("messages.db"))) {
            backups.make(sql);
            assertFalse(backups.due());
            backups.makeBeforeMigration(sql, 1);
        }
        Files.setLastModifiedTime(backup(1), FileTime.from(Instant.now().plusSeconds(1)));
        assertTrue(backups.due());
        assertEquals(1, backups.newestFirst().size(), "the copy before the migration is not a daily backup");
    }
}
