package org.hashverse.store.database;

import java.sql.SQLException;

/// The index of the words of all messages, which the search reads. Messages are added to it later than to the file, many in one commit: that takes a third of the
/// time, because each commit writes the changed pages of the index. They are added in the order of their rows, and SQLite keeps the rows of the index in a table of its own, so the messages
/// that the index lacks are those after its last row. Triggers of [Schema] keep it right when a message of the index is edited or
/// deleted.
public final class WordIndex {
    /// Messages that are added at once.
    public static final int BATCH = 1_024;
    /// Characters of texts from which on messages are added without waiting for a whole [#BATCH]: meanwhile nothing else is written, for about a tenth of a second on a computer with two cores.
    public static final int BATCH_CHARACTERS = 1 << 18;

    private static final String LAST = "(SELECT coalesce(max(id), 0) FROM words_docsize)";

    private WordIndex() {}

    /// How many rows the index is behind the messages; 0 if it has all messages. Rows of deleted messages count too.
    public static long behind(Sql sql) throws SQLException {
        return sql.number("SELECT max(0, coalesce(max(row), 0) - " + LAST + ") FROM message");
    }

    /// Adds the next [#BATCH] messages, or as many as there are. Needs a transaction.
    public static void add(Sql sql) throws SQLException {
        sql.change("INSERT INTO words (rowid, text) SELECT row, text FROM message WHERE row > " + LAST + " ORDER BY row LIMIT " + BATCH);
    }
}
