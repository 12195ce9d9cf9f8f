package org.hashverse.store.history;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hashverse.chat.Change;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.ReadMarkRow;
import org.hashverse.store.database.Rows;
import org.hashverse.store.history.MessageStore.Received;
import org.hashverse.store.history.MessageStore.Seen;
import org.hashverse.store.history.MessageStore.UpTo;

/// Received messages in the tables: the messages, the numbers of their authors, and what is unread. Writer thread only.
final class Incoming {
    /// Messages that an author sends again and whose new numbers are written, until the program ends. Writing one writes the whole message, and an author may send a message
    /// again as often as it likes. The numbers only tell the author what was read.
    static final int REPEATS_WRITTEN = 1_000;

    private final Tables tables;
    private final Changes changes;
    private final Map<Long, Integer> repeats = new HashMap<>();

    Incoming(Tables tables, Changes changes) {
        this.tables = tables;
        this.changes = changes;
    }

    /// What we have received from each author.
    Map<PeerId, Received> all() throws SQLException {
        var marks = new HashMap<Long, List<ReadMarkRow>>();
        for (var mark : tables.sql.list("SELECT " + ReadMarkRow.COLUMNS + " FROM read_mark", ReadMarkRow::read)) marks.computeIfAbsent(mark.peer(), _ -> new ArrayList<>()).add(mark);
        var all = new HashMap<PeerId, Received>();
        for (var row : tables.sql.list("SELECT " + Rows.AuthorRow.COLUMNS + " FROM author", Rows.AuthorRow::read))
            all.put(tables.keys.peer(row.peer()), new Received(row.store(), row.number(), numbers(row.refused()), read(marks.getOrDefault(row.peer(), List.of()), row.era()), Optional.empty()));
        return all;
    }

    private Map<Conversation, Long> read(List<ReadMarkRow> marks, long era) throws SQLException {
        var read = new HashMap<Conversation, Long>();
        for (var mark : marks) if (mark.readIn(era) > 0) read.put(tables.keys.conversation(mark.conversation()), mark.read());
        return read;
    }

    /// Stores a message unless it is stored already or was deleted here, and its number in any case. Applies a change of a message.
    ///
    /// @return what became of it
    Arrival receive(PeerId author, String store, long number, Message message) throws SQLException {
        var row = author(author, store);
        setNumber(row, number, row.refused());
        var known = known(row.peer(), message.key());
        if (known.stored()) {
            if (repeats.merge(row.peer(), 1, Integer::sum) <= REPEATS_WRITTEN) tables.find(message.key()).orElseThrow().numbered(number, row.era()).update(tables.sql);
            return new Arrival.Nothing();
        }
        if (known.deleted()) return new Arrival.Nothing();
        var received = new Changes.Received(number, row.era(), tables.now());
        if (message.content() instanceof Change change) return changes.receive(message, change, received);
        var added = tables.addReceived(message, received);
        tables.sql.change("INSERT INTO unread VALUES (?, ?)", added.row(), added.talk());
        if (known.changed() && changes.arrived(added, message.key())) return new Arrival.New(changes.views().of(tables.find(message.key()).orElseThrow()));
        return new Arrival.New(new Delivered(message, false, true, Optional.of(Instant.ofEpochMilli(added.shown())), Map.of()));
    }

    /// What the tables hold of a message that comes.
    ///
    /// @param stored  whether it is stored
    /// @param deleted whether it was deleted here
    /// @param changed whether changes of it are stored
    private record Known(boolean stored, boolean deleted, boolean changed) {}

    /// One statement for three questions, because each message that comes asks them.
    private Known known(long author, MessageKey key) throws SQLException {
        return tables.sql.first("""
                SELECT EXISTS (SELECT 1 FROM message WHERE author = ?1 AND id = ?2), EXISTS (SELECT 1 FROM cleared WHERE author = ?1 AND id = ?2),
                EXISTS (SELECT 1 FROM message WHERE target = ?3)""",
                row -> new Known(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3)), author, key.id().bytes(), key.bytes()).orElseThrow();
    }

    /// Stores an author's new store id. The author's numbers start again at 0.
    void meet(PeerId author, String store) throws SQLException {
        var row = author(author, store);
        tables.authors.put(row.peer(), row);
    }

    /// Stores that a number is refused, unless it was stored or refused before: a second connection may bring it while that is being written.
    void refuse(PeerId author, String store, long number) throws SQLException {
        var row = author(author, store);
        if (number <= row.number()) return;
        var refused = Stream.concat(numbers(row.refused()).stream(), Stream.of(number)).toList();
        setNumber(row, number, words(refused.subList(Math.max(0, refused.size() - MessageStore.REFUSED_KEPT), refused.size())));
    }

    private void setNumber(Rows.AuthorRow row, long number, String refused) {
        tables.authors.put(row.peer(), new Rows.AuthorRow(row.peer(), row.store(), row.era(), Math.max(row.number(), number), refused));
    }

    /// The author's row. If the store id has changed, it is a new row whose numbers start at 0 and that is not written yet. Its other era ends what was read before.
    private Rows.AuthorRow author(PeerId author, String store) throws SQLException {
        long peer = tables.keys.of(author);
        var row = tables.authors.get(peer);
        return row.store().equals(store) ? row : new Rows.AuthorRow(peer, store, row.era() + 1, 0, "");
    }

    private record Unread(long message, long author, long number, long era) {}

    /// See [MessageStore#seen].
    Seen seen(Conversation conversation, MessageKey upTo, boolean tell) throws SQLException {
        var talk = tables.keys.find(conversation);
        if (talk.isEmpty()) return new Seen(Map.of(), 0);
        var last = tables.find(upTo.author(), upTo.id()).filter(row -> row.talk() == talk.get());
        if (last.isEmpty()) return new Seen(Map.of(), unread(talk.get()));
        var read = tables.sql.list("""
                SELECT u.message, m.author, m.number, m.era FROM unread u JOIN message m ON m.row = u.message
                WHERE u.talk = ? AND (m.stamp, m.id, m.author) <= (?, ?, ?)""",
                row -> new Unread(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)), talk.get(), last.get().stamp(), last.get().id(), last.get().author());
        var numbers = new HashMap<Long, Long>();
        for (var one : read) {
            tables.sql.change("DELETE FROM unread WHERE message = ?", one.message());
            if (tell && one.number() > 0 && one.era() == tables.authors.get(one.author()).era()) numbers.merge(one.author(), one.number(), Math::max);
        }
        var authors = new HashMap<PeerId, UpTo>();
        for (var entry : numbers.entrySet()) {
            var row = tables.authors.get(entry.getKey());
            var mark = tables.readMark(talk.get(), row.peer());
            long number = Math.min(entry.getValue(), firstUnread(talk.get(), row) - 1);
            if (number <= mark.readIn(row.era())) continue;
            tables.put(mark.withRead(row.era(), number));
            authors.put(tables.keys.peer(row.peer()), new UpTo(row.store(), number));
        }
        return new Seen(authors, unread(talk.get()));
    }

    /// See [MessageStore#noted].
    Seen noted(Conversation conversation, Set<MessageKey> messages) throws SQLException {
        for (var message : messages) {
            var author = tables.keys.find(message.author());
            if (author.isPresent()) tables.sql.change("DELETE FROM unread WHERE message = (SELECT row FROM message WHERE author = ? AND id = ?)", author.get(), message.id().bytes());
        }
        var talk = tables.keys.find(conversation);
        return new Seen(Map.of(), talk.isEmpty() ? 0 : unread(talk.get()));
    }

    /// The lowest number of an author's unread messages in a conversation; `Long.MAX_VALUE` for none. An unread message that arrived late or has a wrong time can stand
    /// after the read ones and have a lower number. READ must not include it.
    private long firstUnread(long talk, Rows.AuthorRow author) throws SQLException {
        long first = tables.sql.number("""
                SELECT min(m.number) FROM unread u JOIN message m ON m.row = u.message
                WHERE u.talk = ? AND m.author = ? AND m.era = ? AND m.number > 0""", talk, author.peer(), author.era());
        return first == 0 ? Long.MAX_VALUE : first;
    }

    private int unread(long talk) throws SQLException {
        return (int) tables.sql.number("SELECT count(*) FROM unread WHERE talk = ?", talk);
    }

    /// Deletes a peer's numbers as an author, and the ids of its deleted messages.
    void forget(PeerId peer) throws SQLException {
        var key = tables.keys.find(peer);
        if (key.isEmpty()) return;
        tables.authors.delete(key.get());
        repeats.remove(key.get());
        tables.sql.change("DELETE FROM cleared WHERE author = ?", key.get());
    }

    private static List<Long> numbers(String words) {
        return words.isEmpty() ? new ArrayList<>() : Stream.of(words.split(" ")).map(Long::valueOf).toList();
    }

    private static String words(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
