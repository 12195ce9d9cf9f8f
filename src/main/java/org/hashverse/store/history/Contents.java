package org.hashverse.store.history;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.Schema;

/// The open history file, with one object for each kind of change. Writer thread only.
record Contents(Tables tables, Incoming incoming, Outgoing outgoing, Changes changes, OwnChanges ownChanges, ConversationTable conversations) {
    /// The contents of open tables.
    static Contents of(Tables tables) {
        var outgoing = new Outgoing(tables);
        var changes = new Changes(tables, outgoing);
        return new Contents(tables, new Incoming(tables, changes), outgoing, changes, new OwnChanges(tables, outgoing, changes), new ConversationTable(tables, changes));
    }

    /// What became of a message that arrived.
    ///
    /// @param waiting what is still QUEUED for each recipient, if a message was taken back: a reaction of ours to it waits no more
    record Stored(Arrival arrival, Optional<Map<PeerId, Integer>> waiting) {}

    /// Stores a message that arrived, see [Incoming#receive].
    Stored receive(PeerId author, String store, long number, Message message) throws SQLException {
        var arrival = incoming.receive(author, store, number, message);
        boolean takenBack = switch (arrival) {
            case Arrival.Nothing(), Arrival.Waiting() -> false;
            case Arrival.New(var added) -> added.takenBack();
            case Arrival.Changed(var changed, _) -> changed.takenBack();
        };
        return new Stored(arrival, takenBack ? Optional.of(outgoing.waiting()) : Optional.empty());
    }

    /// Reads a new cache from the tables.
    StoreCache cache() throws SQLException {
        return new StoreCache(Schema.get(tables.sql, "store"), new HashMap<>(incoming.all()), new HashMap<>(outgoing.lastNumbers()), new HashMap<>(outgoing.waiting()),
                new HashMap<>(conversations.all()), conversations.lastStamps());
    }
}
