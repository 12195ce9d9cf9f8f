package org.hashverse.store.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.StoreEvent;
import org.hashverse.store.database.StoreLimits;

/// An open history for tests. The test's thread is the node thread; it waits for answers.
public final class OpenStore implements AutoCloseable {
    static final PeerId ANA = PeerId.of(new byte[32]);
    public static final PeerId BO = PeerId.parse("B".repeat(51) + "A");
    static final PeerId CHEN = PeerId.parse("C".repeat(51) + "A");
    public static final Conversation WITH_BO = Conversation.with(BO);
    /// No automatic check or backup; a full disk is tried again after 20 ms; a segment of the index of words has few messages, and a stale one stays so.
    static final StoreLimits LIMITS = new StoreLimits(Duration.ofMillis(20), 0, 0, Duration.ofDays(1), 3, Duration.ofDays(1), 5);
    private static final long PATIENCE_SECONDS = 120;

    public final SqliteStore store;
    public final List<StoreEvent> events = new ArrayList<>();
    final List<MessageStore.Progress> changes = new ArrayList<>();
    private final BlockingQueue<Runnable> node = new LinkedBlockingQueue<>();
    private final Path file;
    private long stamp = 1_000_000;

    /// Opens the history in a folder, without checks or backups.
    public OpenStore(Path folder) throws IOException {
        this(folder, LIMITS, InstantSource.system());
    }

    public OpenStore(Path folder, StoreLimits limits, InstantSource clock) throws IOException {
        this(folder, ANA, limits, clock);
    }

    /// Opens the history of any owner.
    OpenStore(Path folder, PeerId own, StoreLimits limits, InstantSource clock) throws IOException {
        file = folder.resolve("messages.db");
        store = SqliteStore.open(folder, own, node::add, clock, limits);
        store.watch(events::add);
    }

    /// Runs the callbacks of the node thread until a condition holds.
    void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            try {
                var task = node.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (task == null) throw new AssertionError("the condition does not hold after " + PATIENCE_SECONDS + " s");
                task.run();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }

    /// Calls a method with a callback and waits for the answer.
    public <T> T ask(Consumer<Consumer<T>> question) {
        var answer = new ArrayList<T>();
        question.accept(answer::add);
        until(() -> !answer.isEmpty());
        return answer.getFirst();
    }

    /// Waits until all changes so far are on the disk.
    void settle() {
        ask(done -> store.cancel(MessageId.random(), done::accept));
    }

    Message message(Conversation conversation, PeerId author, String text) {
        stamp += 10;
        return new Message(MessageId.random(), conversation, author, stamp, Instant.ofEpochMilli(stamp), Content.text(text));
    }

    /// Writes a message to Bo and waits for the commit.
    public Message write(String text) {
        var message = message(WITH_BO, ANA, text);
        if (!this.<Boolean>ask(done -> store.write(message, List.of(BO), done))) throw new AssertionError("not written");
        return message;
    }

    /// Receives a message of Bo and waits for the commit.
    public Message receive(long number, String text) {
        var message = message(WITH_BO, BO, text);
        this.<Arrival>ask(done -> store.receive(BO, number, message, done));
        return message;
    }

    /// All messages of a conversation.
    public List<Delivered> history(Conversation conversation) {
        return ask(done -> store.queries().history(conversation, new MessageQueries.Where.Newest(), 100_000, done));
    }

    List<String> texts(Conversation conversation) {
        return history(conversation).stream().map(one -> one.message().text()).toList();
    }

    /// The texts of the messages that a search finds; null if the history cannot be read.
    List<String> found(String words) {
        List<Delivered> found = ask(done -> store.queries().search(new Search(words, Optional.empty(), Optional.empty(), 100), done));
        return found == null ? null : found.stream().map(one -> one.message().text()).toList();
    }

    /// Takes messages for Bo. Returns their numbers.
    List<Long> taken(long from, int max, int bytes) {
        MessageStore.Batch batch = ask(done -> store.take(BO, from, max, bytes, done));
        changes.addAll(batch.progress());
        return batch.messages().stream().map(MessageStore.Numbered::number).toList();
    }

    List<Long> taken() {
        return taken(1, 10_000, 1 << 24);
    }

    /// Closes the history, and checks of a sound one that deliveries are SENT only with numbers that were given and not acknowledged: they are found by them.
    @Override
    public void close() {
        store.close();
        try (var sql = Database.reader(file)) {
            assertEquals(0, sql.number("SELECT count(*) FROM delivery d JOIN recipient r ON r.peer = d.recipient WHERE d.stage = 1 AND (d.number IS NULL OR d.number <= r.settled OR d.number > r.last)"));
        } catch (SQLException damaged) {
            // a test that damages the file
        }
    }
}
