package org.hashverse.store.history;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.ConversationRow;

/// The conversations in the tables. Messages hold the number of theirs in the column `talk`. Writer thread only.
final class ConversationTable {
    /// The numbers of messages and unread messages of a conversation, and the stamp of its last message.
    record Summary(int messages, int unread, long stamp) {}

    /// An author in a conversation.
    record Participant(Conversation conversation, PeerId author) {}

    private final Tables tables;
    private final Changes changes;

    ConversationTable(Tables tables, Changes changes) {
        this.tables = tables;
        this.changes = changes;
    }

    /// Every conversation that has messages.
    Map<Conversation, Summary> all() throws SQLException {
        var all = new HashMap<Conversation, Summary>();
        for (var row : rows()) if (row.messages() > 0) all.put(tables.keys.conversation(row.id()), new Summary((int) row.messages(),
                (int) tables.sql.number("SELECT count(*) FROM unread WHERE talk = ?", row.id()),
                tables.sql.number("SELECT max(stamp) FROM message WHERE talk = ? AND target IS NULL", row.id())));
        return all;
    }

    private List<ConversationRow> rows() throws SQLException {
        return tables.sql.list("SELECT " + ConversationRow.COLUMNS + " FROM conversation", ConversationRow::read);
    }

    /// The last stamp of each author in each conversation; in direct conversations of the peer only. For a direct conversation this reads few entries of the index, for
    /// a shared one all of them.
    Map<Participant, Long> lastStamps() throws SQLException {
        var latest = new HashMap<Participant, Long>();
        record Last(long author, long stamp) {}
        for (var row : rows()) {
            var in = tables.keys.conversation(row.id());
            var peer = in.directPeer();
            if (peer.isPresent()) {
                for (long stamp : tables.sql.list("SELECT stamp FROM message WHERE talk = ? AND author = ? AND target IS NULL ORDER BY stamp DESC LIMIT 1", found -> found.getLong(1),
                        row.id(), tables.keys.of(peer.get()))) latest.put(new Participant(in, peer.get()), stamp);
            } else {
                for (var last : tables.sql.list("SELECT author, max(stamp) FROM message WHERE talk = ? AND target IS NULL GROUP BY author", found -> new Last(found.getLong(1), found.getLong(2)),
                        row.id())) latest.put(new Participant(in, tables.keys.peer(last.author())), last.stamp());
            }
        }
        return latest;
    }

    /// Deletes the messages of a conversation. Their ids stay, so that a peer that sends them again does not restore them. Our edits and retractions that still have to
    /// reach somebody stay too.
    void clear(Conversation conversation) throws SQLException {
        var talk = tables.keys.find(conversation);
        if (talk.isEmpty()) return;
        tables.sql.change("INSERT OR IGNORE INTO cleared SELECT author, id FROM message WHERE talk = ? AND target IS NULL", talk.get());
        changes.deleteIn(talk.get());
        delete(talk.get());
    }

    /// Deletes the conversation with a peer. The peer's messages can be received again.
    void forget(PeerId peer) throws SQLException {
        var author = tables.keys.find(peer);
        var talk = tables.keys.find(Conversation.with(peer));
        if (author.isEmpty() || talk.isEmpty()) return;
        for (long change : tables.sql.list("SELECT row FROM message WHERE talk = ? AND target IS NOT NULL", row -> row.getLong(1), talk.get())) tables.deleteChange(change);
        changes.forgetPending(author.get());
        delete(talk.get());
        tables.conversations.delete(talk.get());
    }

    private void delete(long talk) throws SQLException {
        tables.sql.change("DELETE FROM delivery WHERE message IN (SELECT row FROM message WHERE talk = ? AND target IS NULL)", talk);
        tables.sql.change("DELETE FROM unread WHERE talk = ?", talk);
        int gone = tables.sql.change("DELETE FROM message WHERE talk = ? AND target IS NULL", talk);
        tables.count(talk, -gone);
    }
}
