package org.hashverse.store.database;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/// A table that has one row for each peer, or for each conversation, as the writing connection sees it. A row is read once and kept. A row that was changed is written by [#write], once for a commit
/// however often it was changed. Queries of the table see it only then. One thread.
///
/// @param <R> the rows
public final class PeerRows<R extends Rows.Stored> {
    private final Sql sql;
    private final String table;
    private final String columns;
    private final Sql.Row<R> reader;
    private final LongFunction<R> none;
    private final Map<Long, R> rows = new HashMap<>();
    private final Set<Long> changed = new HashSet<>();

    private PeerRows(Sql sql, String table, String columns, Sql.Row<R> reader, LongFunction<R> none) {
        this.sql = sql;
        this.table = table;
        this.columns = columns;
        this.reader = reader;
        this.none = none;
    }

    /// The table `author`.
    public static PeerRows<Rows.AuthorRow> authors(Sql sql) {
        return new PeerRows<>(sql, "author", Rows.AuthorRow.COLUMNS, Rows.AuthorRow::read, peer -> new Rows.AuthorRow(peer, "", 0, 0, "", 0, 0));
    }

    /// The table `recipient`.
    public static PeerRows<Rows.RecipientRow> recipients(Sql sql) {
        return new PeerRows<>(sql, "recipient", Rows.RecipientRow.COLUMNS, Rows.RecipientRow::read, peer -> new Rows.RecipientRow(peer, 0, 0, 0, 0));
    }

    /// The table `talk`.
    public static PeerRows<Rows.TalkRow> talks(Sql sql) {
        return new PeerRows<>(sql, "talk", Rows.TalkRow.COLUMNS, Rows.TalkRow::read, peer -> new Rows.TalkRow(peer, 0));
    }

    /// The row of a peer; a row of zeros if there is none.
    public R get(long peer) throws SQLException {
        var row = rows.get(peer);
        if (row == null) rows.put(peer, row = sql.first("SELECT " + columns + " FROM " + table + " WHERE peer = ?", reader, peer).orElseGet(() -> none.apply(peer)));
        return row;
    }

    /// Replaces the row of a peer.
    public void put(long peer, R row) {
        rows.put(peer, row);
        changed.add(peer);
    }

    /// Deletes the row of a peer, at once.
    public void delete(long peer) throws SQLException {
        sql.change("DELETE FROM " + table + " WHERE peer = ?", peer);
        rows.remove(peer);
        changed.remove(peer);
    }

    /// Writes the changed rows.
    public void write() throws SQLException {
        for (long peer : changed) rows.get(peer).put(sql);
        changed.clear();
    }

    /// Drops all rows, because a transaction was undone.
    public void forget() {
        rows.clear();
        changed.clear();
    }
}
