package org.hashverse.store.history;

import java.sql.SQLException;
import java.util.HashMap;
import org.hashverse.store.database.Schema;

/// The open file as the writer thread works on it.
record Contents(Tables tables, Incoming incoming, Outgoing outgoing, ConversationTable talks) {
    /// Of tables that are open.
    static Contents of(Tables tables) {
        return new Contents(tables, new Incoming(tables), new Outgoing(tables), new ConversationTable(tables));
    }

    /// What the node thread holds of it, read anew.
    StoreCache cache() throws SQLException {
        return new StoreCache(Schema.get(tables.sql, "store"), new HashMap<>(incoming.all()), new HashMap<>(outgoing.last()), new HashMap<>(outgoing.waiting()),
                new HashMap<>(talks.all()), talks.latest());
    }
}
