package org.hashverse.store;

import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.Backups;
import org.hashverse.store.database.Checkup;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.Schema;
import org.hashverse.store.database.Sql;
import org.hashverse.store.database.StoreEvent;
import org.hashverse.store.files.Checksum;
import org.hashverse.store.history.MessageStore;
import org.hashverse.store.history.OpenStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tables of conversations and read marks, and their migration from the fourth version, which kept two read marks of each author and two of each recipient.
class ConversationIdsTest {
    private static final int BEFORE = 4;
    private static final int MANY = 20_000;
    private static final PeerId ANA = PeerId.of(new byte[32]);
    private static final PeerId CHEN = PeerId.parse("C".repeat(51) + "A");
    private static final String STORE = "b".repeat(32);
    private static final Map<Conversation, Long> READ = Map.of(WITH_BO, 5L, Conversation.EVERYONE, 7L);

    @TempDir
    Path folder;

    @BeforeEach
    void aHistoryOfTheVersionBefore() throws Exception {
        try (var sql = writer()) {
            Schema.migrate(sql, Schema.STEPS.subList(0, BEFORE), "a".repeat(32), ANA);
            add(sql, "peer", 1L, BO.text());
            add(sql, "peer", 2L, CHEN.text());
            add(sql, "talk", 0L, 0L);
            add(sql, "talk", 1L, 0L);
            // peer, store, era, number, refused, read_direct, read_everyone
            add(sql, "author", 1L, STORE, 3L, 9L, "", 5L, 7L);
            add(sql, "author", 2L, STORE, 1L, 4L, "2 3", 0L, 4L);
            // peer, last, settled, seen_direct, seen_everyone
            add(sql, "recipient", 1L, 12L, 11L, 8L, 10L);
            add(sql, "recipient", 2L, 6L, 6L, 3L, 0L);
        }
    }

    private Sql writer() throws SQLException {
        return Database.writer(folder.resolve("messages.db"));
    }

    private void backUp(Sql sql) throws SQLException, IOException {
        new Backups(folder.resolve("backup"), 3, InstantSource.system()).make(sql);
    }

    private static void add(Sql sql, String table, Object... values) throws SQLException {
        var all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = Checksum.of(values);
        sql.change("INSERT INTO " + table + " VALUES (" + String.join(", ", Collections.nCopies(all.length, "?")) + ")", all);
    }

    @Test
    void everyReadMarkIsMigrated() throws Exception {
        try (var open = new OpenStore(folder)) {
            assertEquals(List.of(), open.events, "nothing was damaged");
            assertEquals(new MessageStore.Received(STORE, 9, List.of(), READ, Optional.empty()), open.store.have(BO).orElseThrow());
            assertEquals(new MessageStore.Received(STORE, 4, List.of(2L, 3L), Map.of(Conversation.EVERYONE, 4L), Optional.empty()), open.store.have(CHEN).orElseThrow());
            assertEquals(List.of(12L, 6L), List.of(open.store.lastNumber(BO), open.store.lastNumber(CHEN)));
        }
        try (var sql = Database.reader(folder.resolve("messages.db"))) {
            Checkup.run(sql);
            assertEquals(List.of("0 1 3 7 10", "0 2 1 4 0", "1 1 3 5 8", "2 2 0 0 3"),
                    sql.list("SELECT conversation || ' ' || peer || ' ' || era || ' ' || read || ' ' || seen FROM read_mark ORDER BY 1", row -> row.getString(1)));
            assertEquals(List.of("0 everyone", "1 direct"), sql.list("SELECT id || ' ' || kind FROM conversation ORDER BY 1", row -> row.getString(1)));
            assertEquals(List.of("11", "6"), sql.list("SELECT settled FROM recipient ORDER BY peer", row -> row.getString(1)));
        }
    }

    @Test
    @ExpectedLog("the history file is damaged")
    void aDamagedRowGetsNoNewChecksum() throws Exception {
        for (var damage : List.of("UPDATE author SET read_direct = 99 WHERE peer = 1", "UPDATE recipient SET seen_direct = 2.5", "UPDATE talk SET messages = 1")) {
            var place = Files.createDirectory(folder.resolve(damage.split(" ")[1]));
            Files.copy(folder.resolve("messages.db"), place.resolve("messages.db"));
            try (var sql = Database.writer(place.resolve("messages.db"))) {
                sql.change(damage);
            }
            try (var open = new OpenStore(place)) {
                assertInstanceOf(StoreEvent.Repaired.class, open.events.getFirst(), damage);
                assertEquals(Optional.empty(), open.store.have(BO));
            }
        }
    }

    @Test
    @ExpectedLog("the history file is damaged")
    void aBackupOfTheVersionBeforeRestoresWhatWasRead() throws Exception {
        try (var sql = writer()) {
            backUp(sql);
            sql.change("UPDATE author SET number = 10");
        }
        try (var open = new OpenStore(folder)) {
            assertEquals(READ, open.store.have(BO).orElseThrow().read());
        }
    }

    @Test
    @ExpectedLog("the history file is damaged")
    void aBackupRestoresWhatWasRead() throws Exception {
        new OpenStore(folder).close();
        try (var sql = writer()) {
            backUp(sql);
            sql.change("UPDATE read_mark SET read = 6 WHERE conversation = 1");
        }
        try (var open = new OpenStore(folder)) {
            assertInstanceOf(StoreEvent.Repaired.class, open.events.getFirst());
            assertEquals(READ, open.store.have(BO).orElseThrow().read());
        }
    }

    @Test
    void noMessageIsWrittenAgain() throws Exception {
        try (var sql = writer()) {
            sql.transaction(() -> {
                for (long row = 1; row <= MANY; row++) {
                    var id = new byte[16];
                    for (int i = 0; i < 8; i++) id[i] = (byte) (row >>> 8 * i);
                    sql.change("INSERT INTO message VALUES (?, 1, 1, ?, ?, ?, 'words', NULL, 0, ?, 3, 0, NULL, NULL, NULL, NULL, NULL, NULL)", row, id, row, row, row);
                }
                return null;
            });
            sql.run("PRAGMA wal_checkpoint(TRUNCATE)");
            Schema.migrate(sql, Schema.STEPS, "", ANA);
            long written = Files.size(folder.resolve("messages.db-wal"));
            long all = Files.size(folder.resolve("messages.db"));
            assertTrue(written < all / 10, written + " bytes of " + all);
        }
    }

    @Test
    void theIdsOfTwoKindsNeverMeet() throws Exception {
        record Row(long id, String kind, String key) {}
        try (var sql = writer()) {
            Schema.migrate(sql, Schema.STEPS, "", ANA);
            for (var row : List.of(new Row(-2, "everyone", null), new Row(3, "everyone", null), new Row(-2, "direct", null), new Row(3, "group", "x"), new Row(3, "direct", "x"),
                    new Row(-2, "group", null)))
                assertThrows(SQLException.class, () -> add(sql, "conversation", row.id(), row.kind(), row.key(), 0L), row::toString);
            add(sql, "conversation", 3L, "direct", null, 0L);
            add(sql, "conversation", -1L, "group", "x", 0L);
            add(sql, "conversation", -2L, "group", "y", 0L);
            Checkup.run(sql);
        }
    }
}
