package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.CHEN;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.ShownReaction;
import org.hashverse.store.database.Checkup;
import org.hashverse.store.database.ContentColumns;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.Rows;
import org.hashverse.store.database.WordIndex;
import org.hashverse.store.database.WordIndexCheck;
import org.hashverse.store.history.MessageStore.Progress;
import org.junit.jupiter.api.AfterEach;

/// A test of edits, reactions and retractions in an open store. After each test the file must be sound, and its index of words must agree with the texts.
abstract class ChangesStoreTest extends StoreTest {
    static final String STORE = "a".repeat(32);
    static final int MOST_WAITING = 10_000;

    @AfterEach
    void theFileIsSound() throws Exception {
        open.settle();
        check(folder.resolve("messages.db"));
    }

    /// Checks a history file as the program does every day, and also what only changes can break.
    static void check(Path file) throws Exception {
        try (var sql = Database.writer(file)) {
            Checkup.run(sql);
            WordIndexCheck.run(sql);
            while (WordIndex.reach(sql).stale()) sql.transaction(() -> {
                WordIndex.refill(sql);
                return null;
            });
            WordIndexCheck.run(sql);
            assertEquals(0, sql.number("SELECT count(*) FROM pending WHERE message NOT IN (SELECT row FROM message WHERE target IS NOT NULL)"), "a change waits that is not stored");
            assertEquals(0, sql.number("SELECT count(*) FROM message c JOIN message m ON c.target IS NOT NULL AND m.target IS NULL AND m.kind = 'retracted' AND m.id = substr(c.target, 33) WHERE c.kind <> 'retract'"),
                    "an edit or a reaction of a message that was taken back");
            assertEquals(0, sql.number("SELECT count(*) FROM delivery d JOIN message m ON m.row = d.message WHERE m.kind = 'retracted' AND m.target IS NULL AND d.stage < 2"),
                    "a message that was taken back waits to be sent");
        }
    }

    void nothing(PeerId author, Change change) {
        assertInstanceOf(Arrival.Nothing.class, receive(author, change), change::toString);
    }

    Arrival.Changed changed(PeerId author, Change change) {
        return assertInstanceOf(Arrival.Changed.class, receive(author, change), change::toString);
    }

    void changed(PeerId author, Change change, String id) {
        assertInstanceOf(Arrival.Changed.class, receive(message(author, Conversation.with(author), change, new MessageId(id))));
    }

    void waits(PeerId author, Change change) {
        assertInstanceOf(Arrival.Waiting.class, receive(author, change), change::toString);
    }

    long count(String sql) throws Exception {
        open.settle();
        try (var reader = Database.reader(folder.resolve("messages.db"))) {
            return reader.number(sql);
        }
    }

    /// Makes a kind of which only a later version knows of each reaction that is stored.
    void makeReactionsVotes() throws Exception {
        open.close();
        try (var sql = Database.writer(folder.resolve("messages.db"))) {
            for (var row : sql.list("SELECT " + Rows.MessageRow.COLUMNS + " FROM message m WHERE m.kind = 'reaction'", Rows.MessageRow::read)) {
                var columns = row.columns();
                row.with(new ContentColumns("", null, null, "vote", "second answer", columns.target(), columns.revision(), false)).update(sql);
            }
        }
        restart();
    }

    // --- our changes

    ChangeResult change(Change change, Set<PeerId> contacts, int mostWaiting) {
        return open.ask(done -> open.store.change(MessageId.random(), change, contacts, mostWaiting, done));
    }

    ChangeResult change(Change change) {
        return change(change, Set.of(BO, CHEN), MOST_WAITING);
    }

    Delivered done(Change change) {
        return assertInstanceOf(ChangeResult.Done.class, change(change)).message();
    }

    Delivered edit(Message message, String text) {
        return done(new Change.Edit(message.key(), 1, text));
    }

    Delivered react(Message message, String emoji) {
        return done(new Change.Reaction(message.key(), 1, Optional.ofNullable(emoji)));
    }

    Delivered takeBack(Message message) {
        return done(new Change.Retraction(message.key()));
    }

    /// Writes a message to Bo that Bo acknowledges.
    Message delivered(String text) {
        var message = open.write(text);
        open.taken();
        acknowledge();
        return message;
    }

    /// Bo acknowledges all that was taken.
    List<Progress> acknowledge() {
        return open.ask(done -> open.store.acknowledge(BO, open.store.lastNumber(BO), done));
    }

    /// What is sent to Bo from a number on.
    List<Content> taken(long from) {
        MessageStore.Batch batch = open.ask(done -> open.store.take(BO, from, 10_000, 1 << 24, done));
        return batch.messages().stream().map(one -> one.message().content()).toList();
    }

    // --- changes of others

    private final Map<PeerId, Long> numbers = new HashMap<>();

    Message message(PeerId author, Conversation conversation, Content content) {
        return message(author, conversation, content, MessageId.random());
    }

    Message message(PeerId author, Conversation conversation, Content content, MessageId id) {
        long stamp = open.message(conversation, author, "x").stamp();
        return new Message(id, conversation, author, stamp, Instant.ofEpochMilli(stamp), content);
    }

    Arrival receive(Message message) {
        long number = numbers.merge(message.author(), 1L, Long::sum);
        return open.ask(done -> open.store.receive(message.author(), number, message, done));
    }

    /// Receives a change of an author in its conversation with us.
    Arrival receive(PeerId author, Change change) {
        return receive(message(author, Conversation.with(author), change));
    }

    /// Receives a text of Bo.
    Message bo(String text) {
        var message = message(BO, WITH_BO, Content.text(text));
        assertInstanceOf(Arrival.New.class, receive(message));
        return message;
    }

    static Change.Edit edit(MessageKey of, long revision, String text) {
        return new Change.Edit(of, revision, text);
    }

    static Change.Reaction reaction(MessageKey of, long revision, String emoji) {
        return new Change.Reaction(of, revision, Optional.ofNullable(emoji));
    }

    // --- what people see

    Delivered view(MessageKey key) {
        return find(key).orElseThrow();
    }

    Optional<Delivered> find(MessageKey key) {
        for (var conversation : List.of(WITH_BO, Conversation.with(CHEN), Conversation.EVERYONE))
            for (var one : open.history(conversation)) if (one.message().key().equals(key)) return Optional.of(one);
        return Optional.empty();
    }

    String text(Message message) {
        return view(message.key()).message().text();
    }

    String reactions(Message message) {
        return reactions(view(message.key()));
    }

    static String reactions(Delivered delivered) {
        var all = new StringBuilder();
        for (ShownReaction one : delivered.reactions()) all.append(one.who().equals(ANA) ? "Ana" : one.who().equals(BO) ? "Bo" : "Chen").append(one.emoji()).append(one.waiting() ? " waits " : " ");
        return all.toString().strip();
    }

    List<String> found(String words) {
        return open.found(words);
    }

    List<String> versions(Message message) {
        MessageQueries.Trail trail = open.ask(done -> open.store.queries().trail(message.key(), done));
        return trail.versions().stream().map(MessageQueries.Version::text).toList();
    }
}
