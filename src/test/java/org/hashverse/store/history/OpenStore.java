package org.hashverse.store.history;

import java.io.IOException;
import java.nio.file.Path;
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
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.StoreEvent;
import org.hashverse.store.database.StoreLimits;

/// A real history in a folder; the test's own thread is the node thread, and waits where it needs an answer.
public final class OpenStore implements AutoCloseable {
    static final PeerId ANA = PeerId.of(new byte[32]);
    public static final PeerId BO = PeerId.parse("B".repeat(51) + "A");
    static final PeerId CHEN = PeerId.parse("C".repeat(51) + "A");
    public static final Conversation WITH_BO = Conversation.with(BO);
    /// Neither checked nor backed up unless a test asks; a full disk is soon tried again.
    static final StoreLimits LIMITS = new StoreLimits(Duration.ofMillis(20), 0, 0, Duration.ofDays(1), 3);
    private static final long PATIENCE_SECONDS = 120;

    public final SqliteStore store;
    final List<StoreEvent> events = new ArrayList<>();
    final List<MessageStore.Change> changes = new ArrayList<>();
    private final BlockingQueue<Runnable> node = new LinkedBlockingQueue<>();
    private long stamp = 1_000_000;

    public OpenStore(Path folder) throws IOException {
        this(folder, LIMITS, InstantSource.system());
    }

    public OpenStore(Path folder, StoreLimits limits, InstantSource clock) throws IOException {
        store = SqliteStore.open(folder, ANA, node::add, clock, limits);
        store.watch(events::add);
    }

    /// Lets the node thread work until something is so.
    void until(BooleanSupplier so) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!so.getAsBoolean()) {
            try {
                var task = node.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (task == null) throw new AssertionError("it did not come");
                task.run();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }

    /// Asks, and waits for the answer.
    public <T> T ask(Consumer<Consumer<T>> question) {
        var answer = new ArrayList<T>();
        question.accept(answer::add);
        until(() -> !answer.isEmpty());
        return answer.getFirst();
    }

    /// Waits until everything asked for so far is on the disk.
    void settle() {
        ask(done -> store.cancel(MessageId.random(), done::accept));
    }

    Message message(Conversation conversation, PeerId author, String text) {
        stamp += 10;
        return new Message(MessageId.random(), conversation, author, stamp, Instant.ofEpochMilli(stamp), text, Optional.empty());
    }

    /// Writes to Bo and waits.
    public Message write(String text) {
        var message = message(WITH_BO, ANA, text);
        if (!this.<Boolean>ask(done -> store.write(message, List.of(BO), done))) throw new AssertionError("not written");
        return message;
    }

    /// Takes in from Bo and waits.
    public Message receive(long number, String text) {
        var message = message(WITH_BO, BO, text);
        this.<Boolean>ask(done -> store.receive(BO, number, message, done));
        return message;
    }

    public List<Delivered> history(Conversation conversation) {
        return ask(done -> store.history(conversation, new MessageStore.Where.Newest(), 100_000, done));
    }

    List<String> texts(Conversation conversation) {
        return history(conversation).stream().map(one -> one.message().text()).toList();
    }

    /// The numbers that Bo is offered.
    List<Long> taken(long from, int max, int bytes) {
        MessageStore.Batch batch = ask(done -> store.take(BO, from, max, bytes, done));
        changes.addAll(batch.changes());
        return batch.messages().stream().map(MessageStore.Numbered::number).toList();
    }

    List<Long> taken() {
        return taken(1, 10_000, 1 << 24);
    }

    @Override
    public void close() {
        store.close();
    }
}
