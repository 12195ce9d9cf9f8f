package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.Allocations;
import org.hashverse.chat.Content;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The objects that the thread of the history makes for a message of a burst, in bytes. See [Allocations] for why this is the same everywhere.
class AllocationsTest {
    private static final int BURST = 1_000;
    private static final String STORE = "a".repeat(32);
    private static final String TEXT = "The train is late, so lunch will be at the station. ".repeat(2).substring(0, 100);
    /// A quarter above what was measured, 9,101.
    private static final long RECEIVED = 11_376;
    /// A quarter above what was measured, 12,079.
    private static final long SENT = 15_098;

    @TempDir
    private Path folder;
    private Contents contents;
    private long stamp = 1_793_491_200_000L;
    private long number = 1_000_000;
    private long taken;

    @BeforeEach
    void open() throws Exception {
        contents = new HistoryFile(folder, ANA, InstantSource.system(), OpenStore.LIMITS).open().contents();
    }

    @AfterEach
    void close() throws Exception {
        contents.tables().close();
    }

    private List<Message> messages(PeerId author) {
        var all = new ArrayList<Message>();
        for (int i = 0; i < BURST; i++) all.add(new Message(MessageId.random(), WITH_BO, author, ++stamp, Instant.ofEpochMilli(stamp), Content.text(TEXT)));
        return all;
    }

    @Test
    void aReceivedMessage() throws Exception {
        long bytes = Allocations.each(BURST, () -> {
            var messages = messages(BO);
            return () -> contents.tables().commit(() -> {
                for (var message : messages) contents.incoming().receive(BO, STORE, ++number, message);
                return null;
            });
        });
        assertTrue(bytes <= RECEIVED, bytes + " bytes a message");
    }

    @Test
    void aSentMessage() throws Exception {
        var recipients = List.of(BO);
        long bytes = Allocations.each(BURST, () -> {
            var messages = messages(ANA);
            return () -> {
                contents.tables().commit(() -> {
                    for (var message : messages) contents.outgoing().write(message, recipients);
                    return null;
                });
                contents.tables().commit(() -> contents.outgoing().take(BO, taken + 1, BURST, 1 << 20));
                taken += BURST;
                contents.tables().commit(() -> contents.outgoing().acknowledge(BO, taken));
            };
        });
        assertTrue(bytes <= SENT, bytes + " bytes a message");
    }
}
