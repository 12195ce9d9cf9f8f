package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hashverse.chat.Content;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.Rows;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.store.database.WordIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How many commits a burst of messages takes. A commit waits for the disk, which takes as long as a hundred messages do.
class CommitsTest {
    private static final String STORE = "a".repeat(32);
    /// Two full groups, and fewer messages than the index of words waits for.
    private static final int BURST = 1_000;

    private static final StoreLimits LIMITS = new StoreLimits(Duration.ofMillis(20), 0, 0, Duration.ofDays(1), 3, Duration.ofDays(1), WordIndex.ROWS);

    @TempDir
    private Path folder;
    private HistoryThreads threads;
    private Contents contents;
    private long number;

    @BeforeEach
    void open() throws Exception {
        var file = new HistoryFile(folder, ANA, InstantSource.system(), LIMITS);
        contents = file.open().contents();
        threads = new HistoryThreads(file, contents, Runnable::run, new Condition(_ -> { }), LIMITS);
    }

    @AfterEach
    void close() {
        threads.close();
    }

    private Message message(PeerId author) {
        return new Message(MessageId.random(), WITH_BO, author, ++number, Instant.ofEpochMilli(number), Content.text("words"));
    }

    /// How many commits have been counted.
    private long commits() throws Exception {
        var commits = new CompletableFuture<Long>();
        threads.change(open -> Rows.tail(open.tables().sql).commits(), commits::complete);
        return commits.get(Duration.ofMinutes(2).toSeconds(), TimeUnit.SECONDS);
    }

    /// How many commits it takes to make changes that are queued while the writer is busy.
    private long commitsOf(Consumer<HistoryThreads> burst) throws Exception {
        long before = commits();
        var busy = new CountDownLatch(1);
        var queued = new CountDownLatch(1);
        threads.change(_ -> {
            busy.countDown();
            try {
                return queued.await(2, TimeUnit.MINUTES);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }, _ -> { });
        busy.await(); // now the writer takes nothing else with this change
        burst.accept(threads);
        queued.countDown();
        commits(); // perhaps answered before the commit that it is part of
        return commits() - before;
    }

    private void write(HistoryThreads to) {
        var message = message(ANA);
        to.change(ChangeQueue.action(open -> open.outgoing().write(message, List.of(BO))), _ -> { });
    }

    @Test
    void aBurstOfReceivedMessagesTakesTwo() throws Exception {
        assertEquals(2, commitsOf(to -> {
            for (int i = 0; i < BURST; i++) {
                var message = message(BO);
                to.change(open -> open.incoming().receive(BO, STORE, number, message), _ -> { });
            }
        }));
    }

    @Test
    void aBurstOfSentMessagesTakesTwoAndTheirDeliveryOneMore() throws Exception {
        assertEquals(2, commitsOf(to -> {
            for (int i = 0; i < BURST; i++) write(to);
        }));
        assertEquals(1, commitsOf(to -> {
            to.change(open -> open.outgoing().take(BO, 1, BURST, 1 << 20), _ -> { });
            to.changeRepeatable(open -> open.outgoing().acknowledge(BO, BURST), _ -> { });
        }));
    }
}
