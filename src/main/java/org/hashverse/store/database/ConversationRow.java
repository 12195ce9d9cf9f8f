package org.hashverse.store.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/// A conversation and the number of its messages.
///
/// @param id       its number in the tables, see [Schema]
/// @param kind     the word for its kind
/// @param key      what names it among those of its kind; null for Everyone and a direct conversation, which the number names
/// @param messages those that stand in it by themselves
public record ConversationRow(long id, String kind, String key, long messages) implements Rows.Stored {
    /// The columns, in the order in which they are read.
    public static final String COLUMNS = "id, kind, key, messages, crc";

    /// The row of Everyone or of a direct conversation.
    static ConversationRow of(long id, long messages) {
        return new ConversationRow(id, id == Keys.EVERYONE ? "everyone" : "direct", null, messages);
    }

    /// Reads and checks the row at the cursor.
    public static ConversationRow read(ResultSet rows) throws SQLException {
        return Rows.checked(new ConversationRow(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getLong(4)), rows, 5);
    }

    /// The same row with more messages.
    public ConversationRow plus(long more) {
        return new ConversationRow(id, kind, key, messages + more);
    }

    @Override
    public String table() {
        return "conversation";
    }

    @Override
    public Object[] values() {
        return new Object[] {id, kind, key, messages};
    }
}
