package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Change;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.Rows;
import org.hashverse.store.database.StoreEvent;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.store.database.WordIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When messages are added to the index of words, and that a search finds them before. The limits of these tests let a day pass before the writer counts as idle.
class WordIndexTest extends ChangesStoreTest {
    private static final long PATIENCE_SECONDS = 120;
    /// Pages that hold a message more and what [FreeSpace] writes to find out whether the disk is full, but not the index of many messages.
    private static final int ROOM = 20;

    @TempDir
    private Path other;

    private long number;

    private void receiveMany(int messages, String text) {
        for (int i = 0; i < messages; i++) open.store.receive(BO, ++number, open.message(WITH_BO, BO, text), _ -> { });
        open.settle();
        open.settle(); // the writer adds to the index after a commit and before it takes the next changes
    }

    private static long indexed(Path folder) throws SQLException {
        try (var sql = Database.reader(folder.resolve("messages.db"))) {
            return sql.number("SELECT count(*) FROM words_docsize");
        }
    }

    private long commits() throws SQLException {
        try (var sql = Database.reader(folder.resolve("messages.db"))) {
            return Rows.tail(sql).commits();
        }
    }

    private static StoreLimits limits(Duration indexAfter, long maxPages) {
        return new StoreLimits(OpenStore.LIMITS.retry(), 0, maxPages, OpenStore.LIMITS.checkAfter(), 3, indexAfter);
    }

    /// Copies the files as they are when the program is killed now.
    private void kill() throws Exception {
        for (var name : List.of("messages.db", "messages.db-wal", "messages.tail")) Files.copy(folder.resolve(name), other.resolve(name));
    }

    private static void untilIndexed(Path folder, long messages) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (indexed(folder) != messages) {
            if (System.nanoTime() > deadline) fail(indexed(folder) + " messages are in the index");
            Thread.onSpinWait();
        }
    }

    @Test
    void messagesAreAddedWhenSoManyWait() throws Exception {
        receiveMany(WordIndex.BATCH - 1, "short");
        assertEquals(0, indexed(folder));
        receiveMany(1, "short");
        assertEquals(WordIndex.BATCH, indexed(folder));
        receiveMany(1, "short");
        assertEquals(WordIndex.BATCH, indexed(folder));
    }

    @Test
    void messagesAreAddedWhenSoMuchTextWaits() throws Exception {
        int pieces = 128;
        receiveMany(pieces - 1, "x".repeat(WordIndex.BATCH_CHARACTERS / pieces));
        receiveMany(1, "x".repeat(WordIndex.BATCH_CHARACTERS / pieces - 1));
        assertEquals(0, indexed(folder));
        receiveMany(1, "x");
        assertEquals(pieces + 1, indexed(folder));
        receiveMany(1, "x");
        assertEquals(pieces + 1, indexed(folder), "the count begins again");
    }

    @Test
    void theCharactersOfEditsCountToo() throws Exception {
        var mine = open.write("short");
        long piece = WordIndex.BATCH_CHARACTERS / 20;
        for (int i = 0; i < 20; i++) {
            var text = i + "x".repeat((int) piece);
            open.<ChangeResult>ask(done -> open.store.change(MessageId.random(), new Change.Edit(mine.key(), text), Set.of(OpenStore.BO), 100, done));
        }
        open.settle();
        assertEquals(1, indexed(folder));
    }

    @Test
    void aSearchFindsWhatIsNotInTheIndexYet() throws Exception {
        receiveMany(1, "received words");
        open.write("written words");
        assertEquals(0, indexed(folder));
        assertEquals(List.of("written words", "received words"), open.found("words"));
        assertEquals(2, indexed(folder));
    }

    @Test
    void aSearchWritesNothingIfTheIndexHasEverything() throws Exception {
        open.write("words");
        open.found("words");
        long before = commits();
        assertEquals(List.of("words"), open.found("words"));
        open.settle();
        assertEquals(before, commits());
    }

    @Test
    void theWriterAddsMessagesWhenItIsIdleAndAtTheEnd() throws Exception {
        open.write("at the end");
        assertEquals(0, indexed(folder));
        open.close();
        assertEquals(1, indexed(folder));
        open = new OpenStore(folder, limits(Duration.ZERO, 0), InstantSource.system());
        open.write("when idle");
        untilIndexed(folder, 2);
    }

    @Test
    void afterAKillTheIndexIsCompletedWhenIdleOrForASearch() throws Exception {
        open.write("before the kill");
        kill();
        assertEquals(0, indexed(other));
        try (var again = new OpenStore(other)) {
            again.write("after the kill");
            assertEquals(List.of("after the kill", "before the kill"), again.found("kill"));
        }
        for (var file : Database.files(other.resolve("messages.db"))) Files.deleteIfExists(file);
        Files.delete(other.resolve("messages.tail"));
        kill();
        try (var again = new OpenStore(other, limits(Duration.ZERO, 0), InstantSource.system())) {
            untilIndexed(other, 1);
            assertEquals(List.of("before the kill"), again.found("kill"));
        }
    }

    @Test
    void wordsThatAreEditedTakenBackOrDeletedAreNotFoundWhetherTheIndexHasThemOrNot() throws Exception {
        for (boolean inTheIndex : new boolean[] {false, true}) {
            var edited = bo("secret one");
            var takenBack = bo("secret two");
            var deleted = open.write("secret three");
            if (inTheIndex) assertEquals(3, open.found("secret").size());
            receive(BO, edit(edited.key(), 1, "public one"));
            receive(BO, new Change.Retraction(takenBack.key()));
            delete(deleted);
            assertEquals(List.of(), open.found("secret"));
            assertEquals(List.of("public one"), open.found("public"));
            delete(edited);
            check(folder.resolve("messages.db"));
            assertEquals(List.of(), open.events, "nothing was damaged");
        }
    }

    private void delete(Message message) {
        assertTrue(open.<Optional<MessageStore.Deleted>>ask(done -> open.store.delete(message.key(), done)).isPresent());
    }

    @Test
    void aMessageAfterTheLastOneWasDeletedIsFound() throws Exception {
        for (int i = 0; i < 2; i++) {
            delete(open.write("the last"));
            var last = open.write("the last");
            open.found("last");
            delete(last);
            open.write("another");
            assertEquals(List.of("another"), open.found("another"));
            assertEquals(List.of(), open.events, "nothing was damaged");
            delete(open.history(WITH_BO).getFirst().message());
            restart();
        }
    }

    @Test
    @ExpectedLog("the history cannot be written: [SQLITE_FULL]")
    void aDiskThatIsTooFullForTheIndexLosesNoMessage() throws Exception {
        receiveMany(WordIndex.BATCH - 1, "word " + "abcdefghijklmnopqrstuvwxyz".repeat(4));
        kill();
        long pages;
        try (var sql = Database.reader(other.resolve("messages.db"))) {
            pages = sql.number("PRAGMA page_count");
        }
        try (var small = new OpenStore(other, limits(Duration.ofDays(1), pages + ROOM), InstantSource.system())) {
            small.receive(WordIndex.BATCH, "one more word");
            small.until(() -> small.events.stream().anyMatch(StoreEvent.Full.class::isInstance));
            assertEquals(WordIndex.BATCH, small.store.have(BO).orElseThrow().number());
            for (int attempt = 0; attempt < 3; attempt++) assertEquals(List.of(), small.found("word"), "nothing is in the index");
            assertEquals(1, small.events.size(), "the disk counts as full until the index fits");
        }
        try (var again = new OpenStore(other)) {
            assertEquals(WordIndex.BATCH, again.texts(WITH_BO).size());
            assertEquals(List.of("one more word"), again.found("more word"));
        }
    }
}
