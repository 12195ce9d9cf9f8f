package org.hashverse.store.database;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.store.files.Checksum;

/// The numbers of peers and conversations in the tables, as one connection sees them. Caches what it has read. The number of a direct conversation is that of its peer, see
/// [Schema].
public final class Keys {
    /// The number of the conversation with Everyone.
    public static final long EVERYONE = 0;

    private final Sql sql;
    private final Map<PeerId, Long> ids = new HashMap<>();
    private final Map<Long, PeerId> peers = new HashMap<>();

    /// The numbers in the file of a connection.
    public Keys(Sql sql) {
        this.sql = sql;
    }

    /// The number of a peer, if the tables know it.
    public Optional<Long> find(PeerId peer) throws SQLException {
        var known = ids.get(peer);
        return known != null ? Optional.of(known) : read(peer);
    }

    /// The number of a peer, if the tables know it, read from them in any case: another connection may have deleted the peer and later given it another number.
    public Optional<Long> read(PeerId peer) throws SQLException {
        var row = sql.first("SELECT " + Rows.PeerRow.COLUMNS + " FROM peer WHERE key = ?", Rows.PeerRow::read, peer.text());
        row.ifPresent(this::remember);
        return row.map(Rows.PeerRow::id);
    }

    /// The number of a peer. Gives a new number to an unknown peer.
    public long of(PeerId peer) throws SQLException {
        var known = find(peer);
        if (known.isPresent()) return known.get();
        var row = new Rows.PeerRow(sql.number("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'peer'"), peer.text()); // never a used number: readers cache them
        row.add(sql);
        remember(row);
        return row.id();
    }

    /// The number of a conversation. Gives a new number to an unknown peer.
    public long of(Conversation conversation) throws SQLException {
        return switch (conversation) {
            case Conversation.Everyone() -> EVERYONE;
            case Conversation.Direct(PeerId peer) -> of(peer);
        };
    }

    /// The number of a conversation, if the tables know it, read from them in any case, as [#read(PeerId)] does.
    public Optional<Long> read(Conversation conversation) throws SQLException {
        return switch (conversation) {
            case Conversation.Everyone() -> Optional.of(EVERYONE);
            case Conversation.Direct(PeerId peer) -> read(peer);
        };
    }

    /// The number of a conversation, if the tables know it.
    public Optional<Long> find(Conversation conversation) throws SQLException {
        return switch (conversation) {
            case Conversation.Everyone() -> Optional.of(EVERYONE);
            case Conversation.Direct(PeerId peer) -> find(peer);
        };
    }

    /// The peer with a number.
    ///
    /// @throws Checksum.Damaged if no peer has it
    public PeerId peer(long id) throws SQLException {
        var known = peers.get(id);
        if (known != null) return known;
        remember(sql.first("SELECT " + Rows.PeerRow.COLUMNS + " FROM peer WHERE id = ?", Rows.PeerRow::read, id)
                .orElseThrow(() -> new Checksum.Damaged("the table peer lacks number " + id)));
        return peers.get(id);
    }

    /// The conversation with a number.
    ///
    /// @throws Checksum.Damaged if no conversation has it
    public Conversation conversation(long id) throws SQLException {
        return id == EVERYONE ? Conversation.EVERYONE : Conversation.with(peer(id));
    }

    /// Clears the cache, because a transaction that gave new numbers was undone or a peer was deleted.
    public void forget() {
        ids.clear();
        peers.clear();
    }

    /// Takes a number and a key as true, whatever the tables have.
    void remember(Rows.PeerRow row) {
        var peer = new PeerId(row.key());
        ids.put(peer, row.id());
        peers.put(row.id(), peer);
    }
}
