package org.hashverse.store.history;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.hashverse.ExpectedLog;
import org.hashverse.store.database.StoreLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
    @TempDir
    private Path folder;

    @Test
    @ExpectedLog("a question to the history failed")
    void aQueryThatThrowsAnErrorIsAnsweredAndACheckAfterClosingDoesNothing() throws Exception {
        var answers = new LinkedBlockingQueue<Optional<Object>>();
        new OpenStore(folder).close();
        var readers = new Readers(new HistoryFile(folder, OpenStore.ANA, InstantSource.system(), OpenStore.LIMITS), Runnable::run);
        try (readers) {
            readers.ask(_ -> {
                throw new AssertionError("thrown by the test");
            }, answer -> answers.add(Optional.ofNullable(answer)));
            assertEquals(Optional.empty(), answers.poll(120, TimeUnit.SECONDS));
        }
        assertDoesNotThrow(readers::checkSoon);
    }

    /// Otherwise a peer that is forgotten between the rows of its messages and its own would look like damage.
    @Test
    void aQuestionSeesOneStateOfTheFileWhateverIsDeletedMeanwhile() throws Exception {
        var begun = new CountDownLatch(1);
        var forgotten = new CountDownLatch(1);
        var answers = new LinkedBlockingQueue<List<Integer>>();
        try (var open = new OpenStore(folder); var readers = new Readers(new HistoryFile(folder, OpenStore.ANA, InstantSource.system(), OpenStore.LIMITS), Runnable::run)) {
            var message = open.receive(1, "let me in");
            readers.ask(history -> {
                int before = history.latest().size();
                begun.countDown();
                await(forgotten);
                return List.of(before, history.latest().size(), history.withId(message.id().hex(), 1).size());
            }, answers::add);
            begun.await();
            open.store.forget(OpenStore.BO);
            open.settle();
            forgotten.countDown();
            assertEquals(List.of(1, 1, 1), answers.poll(120, TimeUnit.SECONDS));
            readers.ask(history -> List.of(history.latest().size()), answers::add);
            assertEquals(List.of(0), answers.poll(120, TimeUnit.SECONDS), "the next question sees the next state");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /// The clock is asked late in the check. There it waits until the store is closing, or closed if that does not wait for the check.
    @Test
    void nothingUsesTheFilesOnceTheStoreIsClosed() throws Exception {
        var checked = new CountDownLatch(1);
        var waited = new AtomicBoolean();
        var closer = new AtomicReference<Thread>();
        var limits = new StoreLimits(OpenStore.LIMITS.retry(), 0, 0, Duration.ZERO, 3, Duration.ofDays(1), 5);
        new OpenStore(folder).close();
        Files.createDirectory(folder.resolve("backup"));
        Files.createFile(folder.resolve("backup").resolve("messages-2026-01-01.db"));
        var open = new OpenStore(folder, limits, () -> {
            if (!Thread.currentThread().getName().equals("hashverse-check")) return Instant.now();
            checked.countDown();
            while (closer.get() == null || closer.get().getState() != Thread.State.TERMINATED && (isWriting() || closer.get().getState() != Thread.State.TIMED_WAITING)) Thread.onSpinWait();
            waited.set(closer.get().isAlive());
            return Instant.now();
        });
        checked.await();
        var closing = Thread.ofPlatform().unstarted(open::close);
        closer.set(closing);
        closing.start();
        closing.join();
        assertTrue(waited.get());
    }

    private static boolean isWriting() {
        return Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("hashverse-store"));
    }
}
