package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.store.database.CommitCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a power failure leaves. The system writes the commit counter to the disk whenever it likes, and what was not synced perhaps never.
class PowerFailureTest {
    @TempDir
    private Path folder;
    @TempDir
    private Path left;

    private void copy(String... names) throws IOException {
        for (var name : names) Files.copy(folder.resolve(name), left.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void anAcknowledgementThatIsLostIsLearntAgain() throws Exception {
        MessageId last;
        try (var open = new OpenStore(folder)) {
            last = open.write("hello").id();
            assertEquals(List.of(1L), open.taken());
            copy("messages.db", "messages.db-wal"); // what is surely on the disk
            assertEquals(Delivery.DELIVERED, open.ask((java.util.function.Consumer<List<MessageStore.Progress>> done) -> open.store.acknowledge(BO, 1, done)).getFirst().delivery());
            assertEquals(1, open.<List<MessageStore.Progress>>ask(done -> open.store.read(BO, WITH_BO, 1, done)).size());
            copy("messages.tail");
        }
        try (var open = new OpenStore(left)) {
            assertEquals(List.of(), open.events);
            assertEquals(Delivery.Stage.SENT, stage(open));
            var claim = new MessageStore.Claim(1, Optional.of(last), Set.of(), "full");
            assertEquals(Delivery.DELIVERED, open.<List<MessageStore.Progress>>ask(done -> open.store.reconcile(BO, claim, done)).getFirst().delivery());
        }
    }

    @Test
    void theEndOfTheProgramLosesNoAcknowledgement() throws Exception {
        try (var open = new OpenStore(folder)) {
            open.write("hello");
            open.taken();
            open.<List<MessageStore.Progress>>ask(done -> open.store.acknowledge(BO, 1, done));
            copy("messages.db", "messages.db-wal", "messages.tail");
        }
        try (var open = new OpenStore(left)) {
            assertEquals(Delivery.Stage.DELIVERED, stage(open));
        }
    }

    @Test
    void onlyAcknowledgementsDoNotWaitForTheDisk() throws Exception {
        var contents = new HistoryFile(folder, OpenStore.ANA, InstantSource.system(), OpenStore.LIMITS).open().contents();
        try (var tables = contents.tables()) {
            tables.commit(false, () -> tables.sql.change("INSERT INTO probe VALUES (x'00')"));
            assertEquals(1, tables.sql.number("PRAGMA synchronous"), "NORMAL");
            tables.commit(() -> tables.sql.change("INSERT INTO probe VALUES (x'00')"));
            assertEquals(2, tables.sql.number("PRAGMA synchronous"), "FULL");
        }
        try (var counter = CommitCounter.open(folder.resolve("messages.tail"))) {
            assertEquals(2, counter.read().orElseThrow().commits());
        }
    }

    private static Delivery.Stage stage(OpenStore open) {
        return open.history(WITH_BO).getFirst().deliveries().get(BO).stage();
    }
}
