package org.hashverse.store.history;

import java.sql.SQLException;
import java.util.HashMap;
import org.hashverse.store.database.Schema;

/// The open history file, with one object for each kind of change. Writer thread only.
record Contents(Tables tables, Incoming incoming, Outgoing outgoing, Changes changes, OwnChanges ownChanges, ConversationTable conversations) {
    /// The contents of open tables.
    static Contents of(Tables tables) {
        var outgoing = new Outgoing(tables);
        var changes = new Changes(tables, outgoing);
        return new Contents(tables, new Incoming(tables, changes), outgoing, changes, new OwnChanges(tables, outgoing, changes), new ConversationTable(tables, changes));
    }

    /// Reads a new cache from the tables.
    StoreCache cache() throws SQLException {
        return new StoreCache(Schema.get(tables.sql, "store"), new HashMap<>(incoming.all()), new HashMap<>(outgoing.lastNumbers()), new HashMap<>(outgoing.waiting()),
                new HashMap<>(conversations.all()), conversations.lastStamps());
    }
}
