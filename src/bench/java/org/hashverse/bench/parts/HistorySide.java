package org.hashverse.bench.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.hashverse.bench.link.Texts;
import org.hashverse.bench.link.Way;
import org.hashverse.bench.side.Side;
import org.hashverse.bench.side.Talk;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ConversationItem;
import org.hashverse.model.Hits;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.store.history.MessageQueries;
import org.hashverse.store.history.Search;
import org.hashverse.store.history.SqliteStore;

/// A history with one conversation, whose messages arrive one minute apart. It says `ready` and answers each command with `took NANOS`: `add N` receives N messages, `newest` and
/// `back` read the newest page and the page before it, `search WORD` searches, `close` closes the file, and `open` opens it again.
public final class HistorySide implements Side {
    /// Every so many messages have this word in them, and no other.
    public static final String RARE_WORD = "Quizmistress";
    private static final int RARE = 1_000;
    private static final PeerId OWN = PeerId.of(new byte[32]);
    private static final PeerId BO = PeerId.parse("B".repeat(51) + "A");
    private static final Conversation TALK = Conversation.with(BO);
    private static final String BOS_STORE = "0123456789abcdef0123456789abcdef";
    /// The limits of the product, but nothing is checked or copied meanwhile.
    private static final StoreLimits LIMITS = new StoreLimits(StoreLimits.PRODUCT.retry(), StoreLimits.PRODUCT.reserve(), 0, Duration.ofDays(1), 0, StoreLimits.PRODUCT.indexAfter(), StoreLimits.PRODUCT.segment());
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final String NODE = "bench-node";

    private final ExecutorService node = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(NODE).factory());
    private final AtomicLong now = new AtomicLong(FIRST.toEpochMilli());
    private final Semaphore room = new Semaphore(Way.MOST_UNDER_WAY);
    private SqliteStore store;
    private long last;

    @Override
    public void run(List<String> arguments, Talk runner) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments.getFirst()));
        open(folder);
        try {
            runner.say("ready");
            for (var line = runner.next(); line.isPresent(); line = runner.next()) {
                long begun = System.nanoTime();
                carryOut(line.get().split(" "), folder);
                runner.say("took " + (System.nanoTime() - begun));
            }
        } finally {
            close();
            node.shutdown();
        }
    }

    private void open(Path folder) throws IOException {
        store = SqliteStore.open(folder, OWN, node, this::look, LIMITS);
        node.execute(() -> store.meet(BO, BOS_STORE));
    }

    private void close() throws Exception {
        ask(done -> {
            store.close();
            done.accept(true);
        });
    }

    /// The time. It goes on by a minute each time that the thread which writes messages looks at it, as it does for each message that it receives.
    private Instant look() {
        boolean writes = !Thread.currentThread().getName().equals(NODE);
        return Instant.ofEpochMilli(writes ? now.addAndGet(MINUTE) : now.get());
    }

    private void carryOut(String[] words, Path folder) throws Exception {
        switch (words[0]) {
            case "add" -> add(Integer.parseInt(words[1]));
            case "newest" -> page(new MessageQueries.Where.Newest());
            case "back" -> page(new MessageQueries.Where.Before(page(new MessageQueries.Where.Newest()).getFirst().message().key()));
            case "search" -> ask((Consumer<List<Delivered>> found) -> store.queries().search(new Search(words[1], Optional.empty(), Optional.empty(), Hits.PAGE), found));
            case "close" -> close();
            case "open" -> open(folder);
            default -> throw new IllegalArgumentException("unknown command " + words[0]);
        }
    }

    private void add(int messages) throws InterruptedException {
        for (int i = 0; i < messages; i++) {
            room.acquire();
            long number = ++last;
            var at = FIRST.plusMillis(number * MINUTE);
            var text = Texts.text(number) + (number % RARE == 0 ? " " + RARE_WORD : "");
            var message = new Message(MessageId.random(), TALK, BO, at.toEpochMilli(), at, Content.text(text));
            node.execute(() -> store.receive(BO, number, message, _ -> room.release()));
        }
        room.acquire(Way.MOST_UNDER_WAY);
        room.release(Way.MOST_UNDER_WAY);
    }

    private List<Delivered> page(MessageQueries.Where where) throws Exception {
        return ask(page -> store.queries().history(TALK, where, ConversationItem.PAGE, page));
    }

    /// Asks the store on its node thread. Returns the answer.
    private <T> T ask(Consumer<Consumer<T>> question) throws Exception {
        var answer = new CompletableFuture<T>();
        node.execute(() -> question.accept(answer::complete));
        return answer.get();
    }
}
