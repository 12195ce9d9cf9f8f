package org.hashverse.store.history;

import java.sql.SQLException;
import java.util.HashMap;
import org.hashverse.store.database.Schema;

/// The open history file, with one object for each kind of change. Writer thread only.
record Contents(Tables tables, Incoming incoming, Outgoing outgoing, ConversationTable talks) {
    /// The contents of open tables.
    static Contents of(Tables tables) {
        return new Contents(tables, new Incoming(tables), new Outgoing(tables), new ConversationTable(tables));
    }

    /// Reads a new cache from the tables.
    StoreCache cache() throws SQLException {
        return new StoreCache(Schema.get(tables.sql, "store"), new HashMap<>(incoming.all()), new HashMap<>(outgoing.lastNumbers()), new HashMap<>(outgoing.waiting()),
                new HashMap<>(talks.all()), talks.lastStamps());
    }
}
