package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hashverse.ExpectedLog;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.StoreEvent;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.store.database.WordIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A full disk, and one that has space again. SQLite's limit of pages stands in for it, because its error is the same.
class FullDiskTest {
    private static final StoreLimits SMALL = new StoreLimits(Duration.ofMillis(20), 0, 80, Duration.ofDays(1), 3, Duration.ofDays(1), WordIndex.ROWS);

    @TempDir
    private Path folder;

    /// Receives messages until the disk is full. Returns the confirmed numbers.
    private static Set<Long> fill(OpenStore open) {
        var confirmed = new TreeSet<Long>();
        open.store.meet(BO, "a".repeat(32));
        for (long number = 1; open.events.isEmpty(); number++) {
            long mine = number;
            open.store.receive(BO, number, open.message(WITH_BO, BO, number + " " + "x".repeat(2_000)), _ -> confirmed.add(mine));
            open.until(() -> confirmed.contains(mine) || !open.events.isEmpty());
        }
        return confirmed;
    }

    @Test
    @ExpectedLog("the history cannot be written: [SQLITE_FULL]")
    void exactlyTheConfirmedMessagesAreStored() throws Exception {
        Set<Long> confirmed;
        try (var open = new OpenStore(folder, SMALL, InstantSource.system())) {
            confirmed = fill(open);
            assertInstanceOf(StoreEvent.Full.class, open.events.getFirst());
            assertFalse(open.store.writable());
            assertEquals(confirmed.size(), open.store.have(BO).orElseThrow().number(), "Bo offers the first unconfirmed message next");
        }
        try (var open = new OpenStore(folder)) {
            assertEquals(confirmed.size(), open.texts(WITH_BO).size());
        }
    }

    @Test
    @ExpectedLog("the history cannot be written: [SQLITE_FULL]")
    void aMessageWrittenToAFullDiskFailsAtOnce() throws Exception {
        try (var open = new OpenStore(folder, SMALL, InstantSource.system())) {
            fill(open);
            assertFalse(open.<Boolean>ask(done -> open.store.write(open.message(WITH_BO, ANA, "typed"), List.of(BO), done)));
            assertEquals(0, open.store.waiting(BO));
        }
    }

    @Test
    @ExpectedLog("the history cannot be written: [SQLITE_FULL]")
    void writingResumesWhenThereIsSpaceAndPostponedChangesAreMade() throws Exception {
        try (var open = new OpenStore(folder, SMALL, InstantSource.system())) {
            var waits = open.write("waits");
            fill(open);
            var cancelled = new ArrayList<MessageStore.Progress>();
            open.store.cancel(waits.id(), cancelled::addAll);
            try (var sql = Database.writer(folder.resolve("messages.db"))) {
                sql.change("DELETE FROM message WHERE row > 5"); // frees pages, as another program frees disk space
            }
            open.until(() -> open.events.stream().anyMatch(StoreEvent.Room.class::isInstance));
            assertTrue(open.store.writable());
            open.until(() -> !cancelled.isEmpty());
            assertTrue(open.<Boolean>ask(done -> open.store.write(open.message(WITH_BO, ANA, "again"), List.of(BO), done)));
        }
    }

    @Test
    @ExpectedLog("the history cannot be written: [SQLITE_FULL]")
    void deletingAConversationFreesSpace() throws Exception {
        try (var open = new OpenStore(folder, SMALL, InstantSource.system())) {
            fill(open);
            boolean[] cleared = {false};
            open.store.clear(WITH_BO, () -> cleared[0] = true);
            open.until(() -> cleared[0] && open.events.stream().anyMatch(StoreEvent.Room.class::isInstance));
            open.write("on it goes");
            assertEquals(List.of("on it goes"), open.texts(WITH_BO));
        }
    }

    @Test
    @ExpectedLog("the history cannot be written: [SQLITE_FULL]")
    void aChangeThatWasQueuedBeforeTheFaultWasKnownIsDropped() throws Exception {
        try (var open = new OpenStore(folder, SMALL, InstantSource.system())) {
            var confirmed = fill(open);
            // the node thread does not know yet that there is space
            var stored = new ArrayList<Arrival>();
            long missed = confirmed.size() + 2;
            open.store.receive(BO, missed, open.message(WITH_BO, BO, "after a gap"), stored::add);
            try (var sql = Database.writer(folder.resolve("messages.db"))) {
                sql.change("DELETE FROM message WHERE row > 5");
            }
            open.until(() -> open.events.stream().anyMatch(StoreEvent.Room.class::isInstance));
            open.settle();
            assertEquals(List.of(), stored, "otherwise the message before it would be lost");
            assertTrue(open.store.have(BO).orElseThrow().number() < missed);
        }
    }
}
