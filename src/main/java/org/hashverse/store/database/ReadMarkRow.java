package org.hashverse.store.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/// How far we and a peer have read each other in a conversation.
///
/// @param conversation its number in the tables
/// @param peer         the number of the peer
/// @param era          the store of the peer to which `read` belongs, see [Rows.AuthorRow]
/// @param read         the peer's highest number of which it may know that we read it; 0 for none
/// @param seen         our highest number of which we know that the peer read it; 0 for none
public record ReadMarkRow(long conversation, long peer, long era, long read, long seen) implements Rows.Stored {
    /// The columns, in the order in which they are read.
    public static final String COLUMNS = "conversation, peer, era, read, seen, crc";

    /// The key of a row.
    public record Key(long conversation, long peer) {}

    /// The row of a conversation in which neither has read anything of the other.
    static ReadMarkRow nothing(Key key) {
        return new ReadMarkRow(key.conversation(), key.peer(), 0, 0, 0);
    }

    /// Reads and checks the row at the cursor.
    public static ReadMarkRow read(ResultSet rows) throws SQLException {
        return Rows.checked(new ReadMarkRow(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5)), rows, 6);
    }

    /// The peer's highest number that was read, if it belongs to this store of the peer; else 0.
    public long readIn(long authorEra) {
        return era == authorEra ? read : 0;
    }

    /// The same row with another number of the peer.
    public ReadMarkRow withRead(long authorEra, long number) {
        return new ReadMarkRow(conversation, peer, authorEra, number, seen);
    }

    /// The same row with another number of ours.
    public ReadMarkRow withSeen(long number) {
        return new ReadMarkRow(conversation, peer, era, read, number);
    }

    @Override
    public String table() {
        return "read_mark";
    }

    @Override
    public Object[] values() {
        return new Object[] {conversation, peer, era, read, seen};
    }
}
