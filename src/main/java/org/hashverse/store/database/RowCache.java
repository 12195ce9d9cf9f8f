package org.hashverse.store.database;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// A table of few rows, such as one for each peer, as the writing connection sees it. A row is read once and kept. A row that was changed is written by [#write], once for a
/// commit however often it was changed. Queries of the table see it only then. One thread.
///
/// @param <K> the keys
/// @param <R> the rows
public final class RowCache<K, R extends Rows.Stored> {
    private final Sql sql;
    private final Source<K, R> source;
    private final Map<K, R> rows = new HashMap<>();
    private final Set<K> changed = new HashSet<>();

    /// A table.
    ///
    /// @param where   the condition on the key
    /// @param values  the values of a key in that condition
    /// @param reader  reads a row from `columns`
    /// @param missing the row that stands for one that is not there
    private record Source<K, R>(String table, String columns, String where, Function<K, Object[]> values, Sql.Row<R> reader, Function<K, R> missing) {}

    private RowCache(Sql sql, Source<K, R> source) {
        this.sql = sql;
        this.source = source;
    }

    /// The table `author`, by the number of the peer. A missing row is one of zeros.
    public static RowCache<Long, Rows.AuthorRow> authors(Sql sql) {
        return new RowCache<>(sql, new Source<>("author", Rows.AuthorRow.COLUMNS, "peer = ?", peer -> new Object[] {peer}, Rows.AuthorRow::read,
                peer -> new Rows.AuthorRow(peer, "", 0, 0, "")));
    }

    /// The table `recipient`, by the number of the peer. A missing row is one of zeros.
    public static RowCache<Long, Rows.RecipientRow> recipients(Sql sql) {
        return new RowCache<>(sql, new Source<>("recipient", Rows.RecipientRow.COLUMNS, "peer = ?", peer -> new Object[] {peer}, Rows.RecipientRow::read,
                peer -> new Rows.RecipientRow(peer, 0, 0)));
    }

    /// The table `conversation`, by its id. A missing row is that of a conversation without messages.
    public static RowCache<Long, ConversationRow> conversations(Sql sql) {
        return new RowCache<>(sql, new Source<>("conversation", ConversationRow.COLUMNS, "id = ?", id -> new Object[] {id}, ConversationRow::read,
                id -> ConversationRow.of(id, 0)));
    }

    /// The table `read_mark`. A missing row is one of zeros.
    public static RowCache<ReadMarkRow.Key, ReadMarkRow> readMarks(Sql sql) {
        return new RowCache<>(sql, new Source<>("read_mark", ReadMarkRow.COLUMNS, "conversation = ? AND peer = ?", key -> new Object[] {key.conversation(), key.peer()},
                ReadMarkRow::read, ReadMarkRow::nothing));
    }

    /// The row with a key, or the one that stands for a missing row.
    public R get(K key) throws SQLException {
        var row = rows.get(key);
        if (row == null) rows.put(key, row = sql.first("SELECT " + source.columns() + " FROM " + source.table() + " WHERE " + source.where(), source.reader(), source.values().apply(key))
                .orElseGet(() -> source.missing().apply(key)));
        return row;
    }

    /// Replaces the row with a key.
    public void put(K key, R row) {
        rows.put(key, row);
        changed.add(key);
    }

    /// Deletes the row with a key, at once.
    public void delete(K key) throws SQLException {
        sql.change("DELETE FROM " + source.table() + " WHERE " + source.where(), source.values().apply(key));
        drop(key::equals);
    }

    /// Drops rows that were deleted from the table.
    public void drop(Predicate<K> deleted) {
        rows.keySet().removeIf(deleted);
        changed.removeIf(deleted);
    }

    /// Writes the changed rows.
    public void write() throws SQLException {
        for (var key : changed) rows.get(key).put(sql);
        changed.clear();
    }

    /// Drops all rows, because a transaction was undone.
    public void forget() {
        rows.clear();
        changed.clear();
    }
}
