package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.StoreEvent;
import org.junit.jupiter.api.Test;

/// Damage of the table of peers. Many messages name the same peer, so one damaged row of it must not lose them all.
@ExpectedLog("the history file is damaged")
class DamagedPeersTest extends StoreTest {
    private static final int PAGE = 4096;
    private static final String TABLE = "peer";
    private static final String INDEX = "sqlite_autoindex_peer_1";

    /// Changes the closed file.
    private interface Damage {
        void to(RandomAccessFile file, long page, long key) throws Exception;
    }

    private interface Damages {
        void run() throws Exception;
    }

    private static final Damage IN_KEY = (file, _, key) -> flip(file, key);
    /// The checksum follows the key.
    private static final Damage IN_CHECKSUM = (file, _, key) -> flip(file, key + PeerId.LENGTH);
    private static final Damage PAGE_LOST = (file, page, _) -> {
        file.seek(page);
        file.write(new byte[PAGE]);
    };

    private static void flip(RandomAccessFile file, long place) throws Exception {
        file.seek(place);
        int before = file.read();
        file.seek(place);
        file.write(before ^ 1);
    }

    /// Damages a peer in the table or in its index.
    private void damage(String tree, PeerId peer, Damage damage) throws Exception {
        long page;
        try (var sql = Database.reader(db())) {
            page = PAGE * (sql.number("SELECT rootpage FROM sqlite_schema WHERE name = ?", tree) - 1);
        }
        var text = new String(Files.readAllBytes(db()), StandardCharsets.ISO_8859_1);
        int key = text.indexOf(peer.text(), (int) page);
        assertEquals(page, key - key % PAGE, "the key is not on the page");
        try (var file = new RandomAccessFile(db().toFile(), "rw")) {
            damage.to(file, page, key);
        }
    }

    private Path db() {
        return folder.resolve("messages.db");
    }

    private StoreEvent.Repair repair() throws Exception {
        open();
        if (open.events.isEmpty()) open.store.checkAndBackUp();
        open.until(() -> !open.events.isEmpty());
        return assertInstanceOf(StoreEvent.Repaired.class, open.events.getFirst()).repair();
    }

    private void talk() {
        open.receive(1, "Bo's");
        open.write("taken");
        open.taken();
        open.write("waits");
    }

    /// Damages peers, opens the history and checks that it has the same messages, and that the same ones wait.
    private void losesNothing(Damages damages) throws Exception {
        var before = open.history(WITH_BO);
        int waiting = open.store.waiting(BO);
        open.close();
        damages.run();
        assertEquals(0, repair().missing());
        assertEquals(before, open.history(WITH_BO));
        assertEquals(waiting, open.store.waiting(BO));
    }

    @Test
    void ourOwnMessagesDoNotNeedOurRow() throws Exception {
        talk();
        losesNothing(() -> {
            damage(TABLE, ANA, IN_KEY);
            damage(INDEX, ANA, IN_KEY);
        });
    }

    @Test
    void theIndexHasTheKeyThatTheChecksumOfTheRowConfirms() throws Exception {
        talk();
        losesNothing(() -> damage(TABLE, BO, IN_KEY));
    }

    @Test
    void theBackupConfirmsTheIndexIfTheRowHasNoChecksumLeft() throws Exception {
        open.write("before");
        open.store.checkAndBackUp();
        talk();
        losesNothing(() -> damage(TABLE, BO, IN_CHECKSUM));
    }

    @Test
    void theBackupConfirmsTheIndexIfThePageOfTheTableIsLost() throws Exception {
        open.write("before");
        open.store.checkAndBackUp();
        talk();
        losesNothing(() -> damage(TABLE, BO, PAGE_LOST));
    }

    @Test
    void aKeyThatNothingConfirmsIsNotBelieved() throws Exception {
        open.write("before");
        open.store.checkAndBackUp();
        open.write("after");
        open.close();
        damage(INDEX, BO, IN_KEY);
        damage(TABLE, BO, PAGE_LOST);
        repair();
        assertEquals(List.of("before"), open.texts(WITH_BO));
        assertEquals(List.of(), open.texts(Conversation.with(new PeerId("C" + BO.text().substring(1)))));
    }

    @Test
    void anAuthorThatIsLostBringsNoDeletedMessageOfAnotherBack() throws Exception {
        open.write("deleted");
        open.receive(1, "Bo's");
        open.store.checkAndBackUp();
        open.store.clear(WITH_BO, () -> { });
        open.write("after");
        open.close();
        damage(TABLE, BO, IN_KEY);
        damage(INDEX, BO, IN_KEY);
        repair();
        assertEquals(List.of("Bo's"), open.texts(WITH_BO), "nothing tells any more that Bo's was deleted");
    }
}
