package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hashverse.chat.Content;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The statements that a burst of messages takes. Each costs about as much as one more message of its kind, so a new one is a decision.
class StatementsTest {
    private static final int BURST = 1_000;
    private static final String STORE = "a".repeat(32);
    /// Begin and end, twice the number of changes, the row of the table `tail`, and how far the index of words goes.
    private static final int COMMIT = 6;

    @TempDir
    private Path folder;
    private Contents contents;
    private long stamp;
    private long number;

    @BeforeEach
    void aConversationWithOneMessage() throws Exception {
        contents = new HistoryFile(folder, ANA, InstantSource.system(), OpenStore.LIMITS).open().contents();
        commit(() -> receive(1));
        commit(() -> write(1));
        commit(() -> contents.outgoing().take(BO, 1, 1, 1 << 20));
        commit(() -> contents.outgoing().acknowledge(BO, 1));
    }

    @AfterEach
    void close() throws Exception {
        contents.tables().close();
    }

    private Message message(PeerId author) {
        return new Message(MessageId.random(), WITH_BO, author, ++stamp, Instant.ofEpochMilli(stamp), Content.text("words"));
    }

    private Void receive(int messages) throws SQLException {
        for (int i = 0; i < messages; i++) contents.incoming().receive(BO, STORE, ++number, message(BO));
        return null;
    }

    private Void write(int messages) throws SQLException {
        for (int i = 0; i < messages; i++) contents.outgoing().write(message(ANA), List.of(BO));
        return null;
    }

    /// Returns how many statements the commit took.
    private long commit(Sql.Work<?> work) throws SQLException {
        long before = contents.tables().sql.statements();
        contents.tables().commit(work);
        return contents.tables().sql.statements() - before;
    }

    @Test
    void aReceivedMessageTakesThree() throws Exception {
        // once: the rows of the author and of the conversation. Each: what is known of it, the message, its unread mark
        assertEquals(COMMIT + 2 + 3 * BURST, commit(() -> receive(BURST)));
    }

    @Test
    void aSentMessageTakesFour() throws Exception {
        // once: the row of the conversation. Each: the message and its delivery
        assertEquals(COMMIT + 1 + 2 * BURST, commit(() -> write(BURST)));
        // once: what has no number yet, and the row of the recipient. Each: its delivery
        assertEquals(COMMIT + 2 + BURST, commit(() -> contents.outgoing().take(BO, 2, BURST, 1 << 20)));
        // once: what is acknowledged, and the row of the recipient. Each: its delivery
        assertEquals(COMMIT + 2 + BURST, commit(() -> contents.outgoing().acknowledge(BO, BURST + 1)));
        assertEquals(0, contents.outgoing().waiting().size());
    }

    @Test
    void anUndoneCommitLeavesNothingBehind() throws Exception {
        assertThrows(SQLException.class, () -> commit(() -> {
            receive(1);
            write(1);
            contents.outgoing().take(BO, 2, 1, 1 << 20);
            throw new SQLException("thrown by the test");
        }));
        number = 1;
        commit(() -> receive(1));
        commit(() -> write(1));
        commit(() -> contents.outgoing().take(BO, 2, 1, 1 << 20));
        assertEquals(2, contents.outgoing().lastNumbers().get(BO));
        assertEquals(2, contents.incoming().all().get(BO).number());
        assertEquals(4, contents.conversations().all().get(WITH_BO).messages());
    }
}
