package org.hashverse.store.history;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.store.database.Keys;
import org.hashverse.store.database.Rows;
import org.hashverse.store.database.Sql;
import org.hashverse.store.history.MessageQueries.Step;
import org.hashverse.store.history.MessageQueries.Trail;
import org.hashverse.store.history.MessageQueries.Where;

/// Answers queries from one reading connection, each in a [#snapshot]: between the row of a message and that of its author, the author could be forgotten. One thread at a time.
final class History {
    private static final String FOUND = "SELECT " + Rows.MessageRow.COLUMNS + " FROM message m ";
    private static final String OF_FILES = "WHERE m.talk = ? AND m.kind = '" + SharedFiles.KIND + "'";
    private static final String DESCENDING = " ORDER BY m.stamp DESC, m.id DESC, m.author DESC LIMIT ?";
    private static final String ASCENDING = " ORDER BY m.stamp, m.id, m.author LIMIT ?";

    private final Sql sql;
    private final Keys keys;
    private final Views views;

    History(Sql sql) {
        this.sql = sql;
        keys = new Keys(sql);
        views = new Views(sql, keys);
    }

    /// Runs several queries on one state of the file, whatever is written or deleted meanwhile.
    <T> T snapshot(Sql.Work<T> work) throws SQLException {
        return sql.snapshot(work);
    }

    /// See [MessageQueries#history].
    List<Delivered> page(Conversation conversation, Where where, int max) throws SQLException {
        var talk = keys.read(conversation);
        if (talk.isEmpty() || max < 1) return List.of();
        return switch (where) {
            case Where.Newest() -> views.of(rows("WHERE m.talk = ? AND m.target IS NULL" + DESCENDING, talk.get(), (long) max).reversed());
            case Where.Oldest() -> views.of(rows("WHERE m.talk = ? AND m.target IS NULL" + ASCENDING, talk.get(), (long) max));
            case Where.Before(var key) -> {
                var found = find(key).filter(row -> row.talk() == talk.get());
                yield found.isEmpty() ? List.of() : views.of(before(found.get(), max));
            }
            case Where.After(var key) -> {
                var found = find(key).filter(row -> row.talk() == talk.get());
                yield found.isEmpty() ? List.of() : views.of(after(found.get(), max));
            }
            case Where.Around(var key) -> {
                var found = find(key).filter(row -> row.talk() == talk.get());
                yield found.isEmpty() ? List.of() : around(found.get(), max);
            }
            case Where.FirstUnread() -> {
                var first = rows("JOIN unread u ON u.message = m.row WHERE u.talk = ?" + ASCENDING, talk.get(), 1L);
                yield first.isEmpty() ? List.of() : around(first.getFirst(), max);
            }
        };
    }

    /// See [MessageQueries#files].
    List<Delivered> files(Conversation conversation, Optional<MessageKey> before, int max) throws SQLException {
        var talk = keys.read(conversation);
        if (talk.isEmpty() || max < 1) return List.of();
        if (before.isEmpty()) return views.of(rows(OF_FILES + DESCENDING, talk.get(), (long) max));
        var found = find(before.get()).filter(row -> row.talk() == talk.get());
        return found.isEmpty() ? List.of() : views.of(rows(OF_FILES + " AND (m.stamp, m.id, m.author) < (?, ?, ?)" + DESCENDING, talk.get(), found.get().stamp(), found.get().id(), found.get().author(), (long) max));
    }

    private List<Delivered> around(Rows.MessageRow at, int max) throws SQLException {
        var all = new ArrayList<>(before(at, max / 2));
        all.add(at);
        all.addAll(after(at, max - max / 2 - 1));
        return views.of(all);
    }

    private List<Rows.MessageRow> before(Rows.MessageRow at, int max) throws SQLException {
        return rows("WHERE m.talk = ? AND m.target IS NULL AND (m.stamp, m.id, m.author) < (?, ?, ?)" + DESCENDING, at.talk(), at.stamp(), at.id(), at.author(), (long) max).reversed();
    }

    private List<Rows.MessageRow> after(Rows.MessageRow at, int max) throws SQLException {
        return rows("WHERE m.talk = ? AND m.target IS NULL AND (m.stamp, m.id, m.author) > (?, ?, ?)" + ASCENDING, at.talk(), at.stamp(), at.id(), at.author(), (long) max);
    }

    private Optional<Rows.MessageRow> find(MessageKey key) throws SQLException {
        return sql.first(FOUND + "JOIN peer p ON p.id = m.author WHERE p.key = ? AND m.id = ?", Rows.MessageRow::read, key.author().text(), key.id().bytes());
    }

    private List<Rows.MessageRow> rows(String where, Object... values) throws SQLException {
        return sql.list(FOUND + where, Rows.MessageRow::read, values);
    }

    /// See [MessageQueries#search].
    List<Delivered> search(Search search) throws SQLException {
        var in = search.in().isPresent() ? keys.read(search.in().get()) : Optional.<Long>empty();
        var before = search.before().isPresent() ? find(search.before().get()).map(Rows.MessageRow::row) : Optional.of(Long.MAX_VALUE);
        if (in.isEmpty() && search.in().isPresent() || before.isEmpty()) return List.of();
        return views.of(new Finder(sql, search, in, numbers(search.without())).find(before.get()));
    }

    private Set<Long> numbers(Set<PeerId> peers) throws SQLException {
        var marks = String.join(", ", Collections.nCopies(peers.size(), "?"));
        return Set.copyOf(sql.list("SELECT id FROM peer WHERE key IN (" + marks + ")", row -> row.getLong(1), peers.stream().map(PeerId::text).toArray()));
    }

    /// See [MessageQueries#pinned].
    List<Delivered> pinned(Conversation conversation) throws SQLException {
        var talk = keys.read(conversation);
        return talk.isEmpty() ? List.of() : views.of(views.pinned(talk.get()));
    }

    /// See [MessageQueries#message].
    Optional<Delivered> message(MessageKey key) throws SQLException {
        return views.of(rows("JOIN peer p ON p.id = m.author WHERE p.key = ? AND m.id = ? AND m.target IS NULL", key.author().text(), key.id().bytes())).stream().findFirst();
    }

    /// See [MessageQueries#withId]. The index begins with the author, so each author is looked up in turn.
    List<Delivered> withId(String digits, int max) throws SQLException {
        int open = MessageId.DIGITS - digits.length();
        var lowest = new MessageId(digits + "0".repeat(open)).bytes();
        var highest = new MessageId(digits + "f".repeat(open)).bytes();
        return views.of(rows("WHERE m.row IN (SELECT c.row FROM peer p CROSS JOIN message c ON c.author = p.id AND c.id BETWEEN ? AND ? WHERE c.target IS NULL LIMIT ?)",
                lowest, highest, (long) max));
    }

    /// See [MessageQueries#trail].
    Trail trail(MessageKey message) throws SQLException {
        var row = find(message);
        if (row.isEmpty()) return new Trail(List.of(), List.of(), List.of());
        var change = row.get().mine() ? views.lastChange(row.get()) : Optional.<Rows.MessageRow>empty();
        return new Trail(steps(row.get()), views.versions(row.get()), change.isEmpty() ? List.of() : steps(change.get()));
    }

    private List<Step> steps(Rows.MessageRow row) throws SQLException {
        var steps = new ArrayList<Step>();
        for (var delivery : views.deliveries(row.row()))
            steps.add(new Step(keys.peer(delivery.recipient()), Views.delivery(delivery), Instant.ofEpochMilli(row.shown()),
                    time(delivery.sent()), time(delivery.delivered()), time(delivery.read()), time(delivery.ended())));
        return steps;
    }

    private static Optional<Instant> time(long millis) {
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /// The last message of each conversation.
    List<Delivered> latest() throws SQLException {
        var rows = new ArrayList<Rows.MessageRow>();
        for (long talk : sql.list("SELECT id FROM conversation WHERE messages > 0", row -> row.getLong(1))) rows.addAll(rows("WHERE m.talk = ? AND m.target IS NULL" + DESCENDING, talk, 1L));
        return views.of(rows);
    }

    /// See [MessageStore#waiting(Conversation, java.util.function.Consumer)].
    int waiting(Conversation conversation) throws SQLException {
        var talk = keys.read(conversation);
        if (talk.isEmpty()) return 0;
        return (int) sql.number("SELECT count(DISTINCT d.message) FROM delivery d INDEXED BY delivery_queued CROSS JOIN message m ON m.row = d.message WHERE d.stage = 0 AND m.talk = ? AND m.target IS NULL",
                talk.get());
    }
}
