package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Change;
import org.hashverse.chat.Message;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.StoreEvent;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.store.database.WordIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When the segments of the index of words are written, become stale and are filled again, and that a search finds everything at all times.
class WordIndexTest extends ChangesStoreTest {
    private static final long PATIENCE_SECONDS = 120;
    /// Pages that hold a message more and what [FreeSpace] writes to find out whether the disk is full, but not a segment of many messages.
    private static final int ROOM = 20;
    private static final int SEGMENT = 100;

    @TempDir
    private Path other;

    private long number;

    private void receiveMany(int messages, String text) {
        for (int i = 0; i < messages; i++) open.store.receive(BO, ++number, open.message(WITH_BO, BO, text), _ -> { });
        open.settle();
        open.settle(); // the writer writes a segment after a commit and before it takes the next changes
    }

    private static long number(Path folder, String sql) throws SQLException {
        try (var reader = Database.reader(folder.resolve("messages.db"))) {
            return reader.number(sql);
        }
    }

    private static long indexed(Path folder) throws SQLException {
        return number(folder, "SELECT coalesce(sum(last - first + 1), 0) FROM segment WHERE stale = 0");
    }

    private static StoreLimits limits(int segment, Duration indexAfter, long maxPages) {
        return new StoreLimits(OpenStore.LIMITS.retry(), 0, maxPages, OpenStore.LIMITS.checkAfter(), 3, indexAfter, segment);
    }

    private void reopen(int segment, Duration indexAfter) throws Exception {
        open.close();
        open = new OpenStore(folder, limits(segment, indexAfter, 0), InstantSource.system());
    }

    /// Copies the files as they are when the program is killed now.
    private void kill() throws Exception {
        for (var name : List.of("messages.db", "messages.db-wal", "messages.tail")) Files.copy(folder.resolve(name), other.resolve(name));
    }

    /// Waits until so many rows are in segments that are not stale.
    static void untilIndexed(Path folder, long rows) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (indexed(folder) != rows) {
            if (System.nanoTime() > deadline) fail(indexed(folder) + " messages are in the index");
            Thread.onSpinWait();
        }
    }

    @Test
    void aSegmentIsWrittenWhenThereAreSoManyMessages() throws Exception {
        reopen(SEGMENT, Duration.ofDays(1));
        receiveMany(SEGMENT - 1, "short");
        assertEquals(0, indexed(folder));
        receiveMany(1, "short");
        assertEquals(SEGMENT, indexed(folder));
        receiveMany(SEGMENT - 1, "short");
        assertEquals(SEGMENT, indexed(folder));
        receiveMany(1, "short");
        assertEquals(2 * SEGMENT, indexed(folder));
    }

    @Test
    void aSegmentIsWrittenWhenThereIsSoMuchText() throws Exception {
        reopen(WordIndex.ROWS, Duration.ofDays(1));
        int pieces = 128;
        receiveMany(pieces - 1, "x".repeat(WordIndex.CHARACTERS / pieces));
        receiveMany(1, "x".repeat(WordIndex.CHARACTERS / pieces - 1));
        assertEquals(0, indexed(folder));
        reopen(WordIndex.ROWS, Duration.ofDays(1));
        receiveMany(1, "x");
        assertEquals(pieces + 1, indexed(folder), "a restart does not forget what waits");
        receiveMany(1, "x");
        assertEquals(pieces + 1, indexed(folder), "the count begins again");
    }

    @Test
    void textsThatEditsMakeLongCountAsTheyAreNow() throws Exception {
        reopen(WordIndex.ROWS, Duration.ofDays(1));
        var messages = new ArrayList<Message>();
        for (int i = 0; i < 20; i++) messages.add(open.write("short"));
        var longText = "x".repeat(WordIndex.CHARACTERS / 20 + 1);
        for (int i = 0; i < 40; i++) edit(messages.getFirst(), i + longText);
        open.settle();
        assertEquals(0, indexed(folder), "one message is no segment, however often it is edited");
        for (var message : messages) edit(message, longText);
        open.settle();
        assertEquals(20, indexed(folder));
    }

    @Test
    void aSegmentWhoseTextsBecameLongIsDivided() throws Exception {
        int fitting = 20;
        reopen(2 * fitting, Duration.ofDays(1));
        var messages = new ArrayList<Message>();
        for (int i = 0; i < 2 * fitting; i++) messages.add(open.write("short"));
        open.settle();
        assertEquals(2 * fitting, indexed(folder));
        for (var message : messages) edit(message, "needle " + "x".repeat(WordIndex.CHARACTERS / fitting - 6));
        open.settle();
        assertEquals(0, indexed(folder));
        reopen(2 * fitting, Duration.ZERO);
        untilIndexed(folder, 2 * fitting);
        assertEquals(2, number(folder, "SELECT count(*) FROM segment"));
        assertEquals(2 * fitting, open.found("needle").size());
    }

    @Test
    void aSearchFindsWhatIsInNoSegmentAndWritesNothing() throws Exception {
        open.receive(1, "received words");
        open.write("written words");
        long before = number(folder, "SELECT commits FROM tail");
        assertEquals(List.of("written words", "received words"), open.found("words"));
        open.settle();
        assertEquals(0, indexed(folder));
        assertEquals(before, number(folder, "SELECT commits FROM tail"));
    }

    @Test
    void aStaleSegmentIsFilledAgainOnlyWhenTheWriterIsIdle() throws Exception {
        reopen(2, Duration.ofDays(1));
        var edited = bo("one");
        bo("two");
        receive(BO, edit(edited.key(), 1, "three"));
        receiveMany(1, "other work"); // with the edit, a segment of two rows
        assertEquals(2, indexed(folder));
        assertEquals(1, number(folder, "SELECT count(*) FROM segment WHERE stale = 1"));
        assertEquals(List.of("three"), open.found("three"));
        reopen(2, Duration.ZERO);
        untilIndexed(folder, 4);
        assertEquals(List.of("three"), open.found("three"));
        assertEquals(List.of(), open.found("one"));
    }

    @Test
    void aHistoryWithoutIndexIsIndexedStepByStepAlsoAfterAKill() throws Exception {
        reopen(10_000, Duration.ofDays(1));
        for (int i = 0; i < 10; i++) receiveMany(10, "words " + i);
        open.close();
        var historyFile = new HistoryFile(folder, OpenStore.ANA, InstantSource.system(), OpenStore.LIMITS);
        var tables = historyFile.open().contents().tables();
        try (tables) {
            long before = tables.sql.rows();
            tables.commit(() -> {
                tables.index(10);
                return null;
            });
            assertTrue(tables.sql.rows() - before < 20, "a step reads the messages of one segment");
            assertThrows(SQLException.class, () -> tables.commit(() -> {
                tables.index(10);
                throw new SQLException("thrown by the test");
            }));
            kill();
        }
        assertEquals(10, indexed(other));
        try (var again = new OpenStore(other, limits(10, Duration.ofDays(1), 0), InstantSource.system())) {
            for (int i = 0; i < 10; i++) assertEquals(10, again.found("words " + i).size());
            untilIndexed(other, 100);
            for (int i = 0; i < 10; i++) assertEquals(10, again.found("words " + i).size());
        }
        check(other.resolve("messages.db"));
        open();
    }

    @Test
    void wordsThatAreEditedTakenBackOrDeletedAreNotFoundWhetherTheIndexHasThemOrNot() throws Exception {
        for (int segment : new int[] {3, 100}) {
            reopen(segment, Duration.ofDays(1));
            var edited = bo("secret one");
            var takenBack = bo("secret two");
            var deleted = open.write("secret three");
            open.settle();
            assertEquals(segment == 3 ? 3 : 0, indexed(folder));
            assertEquals(3, open.found("secret").size());
            receive(BO, edit(edited.key(), 1, "public one"));
            receive(BO, new Change.Retraction(takenBack.key()));
            delete(deleted);
            assertEquals(List.of(), open.found("secret"));
            assertEquals(List.of("public one"), open.found("public"));
            delete(edited);
            assertEquals(List.of(), open.events, "nothing was damaged");
            open.close();
            for (var file : Database.files(folder.resolve("messages.db"))) Files.deleteIfExists(file);
            Files.delete(folder.resolve("messages.tail"));
        }
        open();
    }

    private void delete(Message message) {
        assertTrue(open.<Optional<MessageStore.Deleted>>ask(done -> open.store.delete(message.key(), done)).isPresent());
    }

    @Test
    void aMessageAfterTheLastOneWasDeletedIsFound() throws Exception {
        for (int i = 0; i < 2; i++) {
            reopen(1, Duration.ofDays(1));
            var last = open.write("the last");
            open.found("last");
            delete(last);
            reopen(1, Duration.ZERO);
            untilIndexed(folder, number(folder, "SELECT max(last) FROM segment"));
            open.write("another"); // must not get the row of the deleted one, which a segment covers
            open.settle();
            assertEquals(List.of("another"), open.found("another"));
            assertEquals(List.of(), open.events, "nothing was damaged");
            delete(open.history(WITH_BO).getFirst().message());
        }
    }

    @Test
    @ExpectedLog("the history cannot be written: [SQLITE_FULL]")
    void aDiskThatIsTooFullForTheIndexLosesNoMessage() throws Exception {
        int messages = 500;
        reopen(messages, Duration.ofDays(1));
        for (int i = 1; i < messages; i++) open.store.receive(BO, i, open.message(WITH_BO, BO, "word " + Integer.toString(i * 7919, 36) + "abcdefghijklmnopqrstuvwxyz".repeat(4) + Integer.toString(i * 104_729, 36)), _ -> { });
        open.settle();
        kill();
        long pages = number(other, "PRAGMA page_count");
        try (var small = new OpenStore(other, limits(messages, Duration.ofDays(1), pages + ROOM), InstantSource.system())) {
            small.receive(messages, "one more word");
            small.until(() -> small.events.stream().anyMatch(StoreEvent.Full.class::isInstance));
            assertEquals(messages, small.store.have(BO).orElseThrow().number());
            for (int attempt = 0; attempt < 3; attempt++) assertEquals(100, small.found("word").size());
            assertEquals(1, small.events.size(), "the disk counts as full until the index fits");
        }
        try (var again = new OpenStore(other)) {
            assertEquals(messages, again.texts(WITH_BO).size());
            assertEquals(List.of("one more word"), again.found("more word"));
        }
    }
}
