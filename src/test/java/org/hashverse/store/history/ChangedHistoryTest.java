package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerId;
import org.hashverse.promises.Measured;
import org.hashverse.promises.Promises;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.Schema;
import org.hashverse.store.files.Checksum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Conversations with many edits and reactions, and a long history of the first version.
@Measured(13)
class ChangedHistoryTest {
    private static final int PAGE = 200;
    private static final int LONG = 100_000;
    private static final int CHANGES = 20_000;
    private static final int REACTIONS = 100_000;
    private static final int OLD = Integer.getInteger("hashverse.old", 1_000_000);
    private static final int RECIPIENTS = 500;
    private static final int OPENED = 101;
    private static final int PIPELINE = 5_000;

    @TempDir
    Path folder;
    private long number;

    /// Fills a conversation: every second message is ours. Returns the keys.
    private List<MessageKey> fill(OpenStore open, int messages) {
        var keys = new ArrayList<MessageKey>();
        for (int i = 0; i < messages; i++) {
            var message = open.message(WITH_BO, i % 2 == 0 ? BO : ANA, "message " + i + " of a conversation with some words in it");
            if (i % 2 == 0) open.store.receive(BO, ++number, message, _ -> { });
            else open.store.write(message, List.of(BO), _ -> { });
            keys.add(message.key());
            if (i % PIPELINE == 0) open.settle();
        }
        open.settle();
        return keys;
    }

    private void receive(OpenStore open, Change change) {
        var message = new Message(MessageId.random(), WITH_BO, BO, 5, Instant.EPOCH, change);
        open.store.receive(BO, ++number, message, _ -> { });
        if (number % PIPELINE == 0) open.settle();
    }

    private static Duration page(OpenStore open) {
        var times = new Duration[OPENED];
        for (int i = 0; i < OPENED; i++) {
            long start = System.nanoTime();
            List<Delivered> page = open.ask(done -> open.store.queries().history(WITH_BO, new MessageQueries.Where.Newest(), PAGE, done));
            times[i] = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(page.size() == PAGE || page.size() == 100);
        }
        Arrays.sort(times);
        return times[OPENED / 2];
    }

    private OpenStore open(String name) throws Exception {
        return new OpenStore(Files.createDirectory(folder.resolve(name)));
    }

    private static String millis(Duration time) {
        return "%.2f ms".formatted(time.toNanos() / 1e6);
    }

    @Test
    void aLongConversationWithManyChangesOpensAsFastAsAShortOne(Promises promises) throws Exception {
        var random = new Random(1);
        try (var small = open("short"); var plain = open("plain"); var changed = open("changed")) {
            fill(small, 100);
            number = 0;
            fill(plain, PAGE);
            number = 0;
            var keys = fill(changed, LONG);
            for (int i = 0; i < CHANGES; i++) {
                var key = keys.get(random.nextInt(LONG));
                boolean edit = i % 2 == 0 && key.author().equals(BO);
                receive(changed, edit ? new Change.Edit(key, i + 1, "edited " + i) : new Change.Reaction(key, i + 1, Optional.of("👍")));
            }
            changed.settle();
            page(small);
            page(plain);
            var first = page(changed);
            var ofSmall = page(small);
            var ofPlain = page(plain);
            promises.report("the newest 200 messages are read: of a conversation of 100 / of 200 / of 100,000 with 20,000 reactions and edits", millis(ofSmall) + " / " + millis(ofPlain) + " / " + millis(first));
            promises.atMost("a message of the long one, against one of the short one", 1.5, (double) first.toNanos() / PAGE / (ofSmall.toNanos() / 100.0), "×");
            for (var key : keys.subList(LONG - PAGE, LONG)) {
                receive(changed, new Change.Reaction(key, LONG, Optional.of("👍")));
                if (key.author().equals(BO)) for (int i = 0; i < Changes.KEPT; i++) receive(changed, new Change.Edit(key, LONG + i, "x".repeat(MessageText.MAX_BYTES)));
            }
            changed.settle();
            promises.report("the same if each of the 100 that the other wrote was edited 50 times, to the longest text, and each has a reaction", millis(page(changed)));
        }
    }

    @Test
    @SuppressWarnings("try") // closed before its end, because the log is written into the file then
    void reactionsWithoutEnd(Promises promises) throws Exception {
        try (var open = open("reactions")) {
            var keys = fill(open, 100);
            long before = Files.size(folder.resolve("reactions").resolve("messages.db"));
            long start = System.nanoTime();
            for (int i = 0; i < REACTIONS; i++) receive(open, new Change.Reaction(keys.get(i % 100), i + 1, i % 3 == 0 ? Optional.empty() : Optional.of("👍")));
            open.settle();
            var took = Duration.ofNanos(System.nanoTime() - start);
            open.close();
            promises.report("100,000 reactions of one peer to 100 messages: stored", "%.1f s, %,.0f a second".formatted(took.toMillis() / 1e3, REACTIONS / (took.toNanos() / 1e9)));
            promises.atMost("the file grows by", 1.0, (Files.size(folder.resolve("reactions").resolve("messages.db")) - before) / 1024.0 / 1024, " MiB");
        }
    }

    @Test
    void everyoneLearnsOfAnEdit(Promises promises) throws Exception {
        try (var open = open("everyone")) {
            var all = new ArrayList<PeerId>();
            for (int i = 0; i < RECIPIENTS; i++) {
                var key = new byte[32];
                key[0] = (byte) (i >> 8);
                key[1] = (byte) i;
                key[2] = 1;
                all.add(PeerId.of(key));
            }
            var message = open.message(Conversation.EVERYONE, ANA, "to all");
            open.<Boolean>ask(done -> open.store.write(message, all, done));
            var plain = sentAndAcknowledged(open, all, 1);
            open.<ChangeResult>ask(done -> open.store.change(MessageId.random(), new Change.Edit(message.key(), 1, "edited"), Set.copyOf(all), 10_000, done));
            var edited = sentAndAcknowledged(open, all, 2);
            promises.report("%d recipients take a message to everyone and acknowledge it / then its edit".formatted(RECIPIENTS), "%.1f s / %.1f s".formatted(plain.toMillis() / 1e3, edited.toMillis() / 1e3));
        }
    }

    private static Duration sentAndAcknowledged(OpenStore open, List<PeerId> recipients, long number) {
        long start = System.nanoTime();
        for (var recipient : recipients) open.store.take(recipient, number, 64, 1 << 18, _ -> { });
        for (var recipient : recipients) open.store.acknowledge(recipient, number, _ -> { });
        open.settle();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void aHistoryOfTheFirstVersionIsMigrated(Promises promises) throws Exception {
        var file = folder.resolve("messages.db");
        try (var sql = Database.writer(file)) {
            Schema.migrate(sql, Schema.STEPS.subList(0, 1), "0".repeat(32), ANA);
            sql.transaction(() -> {
                sql.change("INSERT INTO peer VALUES (1, ?, ?)", BO.text(), Checksum.of(1L, BO.text()));
                var id = new byte[16];
                for (long row = 1; row <= OLD; row++) {
                    for (int i = 0; i < 8; i++) id[i] = (byte) (row * 0x9E3779B97F4A7C15L >>> 8 * i);
                    for (int i = 0; i < 8; i++) id[8 + i] = (byte) (row >>> 8 * i);
                    var text = "message " + row;
                    var values = new Object[] {row, 1L, 1L, id.clone(), row, row, text, null, 0L, row, 1L};
                    sql.change("INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7], values[8], values[9], values[10],
                            Checksum.of(values));
                }
                sql.change("INSERT INTO talk VALUES (1, ?, ?)", (long) OLD, Checksum.of(1L, (long) OLD));
                sql.change("INSERT OR REPLACE INTO tail VALUES (1, 1, ?, ?)", (long) OLD, Checksum.of(1L, 1L, (long) OLD));
                return null;
            });
        }
        long start = System.nanoTime();
        var opened = new HistoryFile(folder, ANA, InstantSource.system(), OpenStore.LIMITS).open();
        var took = Duration.ofNanos(System.nanoTime() - start);
        try (var tables = opened.contents().tables()) {
            assertTrue(opened.repair().isEmpty());
            assertEquals(OLD, tables.sql.number("SELECT count(*) FROM message"));
        }
        promises.report("a history of the first version with %,d messages (%,d MiB) is copied and migrated".formatted(OLD, Files.size(file) >> 20), "%.1f s".formatted(took.toMillis() / 1e3));
        try (var store = new OpenStore(folder)) {
            List<Delivered> page = store.ask(done -> store.store.queries().history(WITH_BO, new MessageQueries.Where.Newest(), PAGE, done));
            assertEquals(Content.text("message " + OLD), page.getLast().message().content());
        }
        ChangesStoreTest.check(file);
    }
}
