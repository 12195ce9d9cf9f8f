package org.hashverse.store.history;

import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.hashverse.chat.Change;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.CommitCounter;
import org.hashverse.store.database.ContentColumns;
import org.hashverse.store.database.ConversationRow;
import org.hashverse.store.database.Keys;
import org.hashverse.store.database.ReadMarkRow;
import org.hashverse.store.database.RowCache;
import org.hashverse.store.database.Rows;
import org.hashverse.store.database.Sql;
import org.hashverse.store.database.WordIndex;
import org.hashverse.store.files.Checksum;

/// The tables of the writing connection: operations that incoming and outgoing messages share. Writer thread only.
final class Tables implements AutoCloseable {
    final Sql sql;
    final Keys keys;
    final PeerId own;
    final RowCache<Long, Rows.AuthorRow> authors;
    final RowCache<Long, Rows.RecipientRow> recipients;
    final RowCache<Long, ConversationRow> conversations;
    final RowCache<ReadMarkRow.Key, ReadMarkRow> readMarks;
    private final CommitCounter counter;
    private final InstantSource clock;
    private State state;
    private long lastRow; // the highest row that a message got; a commit that was undone leaves a gap
    private long added; // messages and changes, in the commit under way; negative if more were deleted
    private long charactersAfterIndex; // of texts in no segment of the index of words; too many if some were edited or deleted

    private Tables(Sql sql, PeerId own, CommitCounter counter, InstantSource clock) throws SQLException {
        this.sql = sql;
        this.own = own;
        this.counter = counter;
        this.clock = clock;
        keys = new Keys(sql);
        authors = RowCache.authors(sql);
        recipients = RowCache.recipients(sql);
        conversations = RowCache.conversations(sql);
        readMarks = RowCache.readMarks(sql);
        state = new State(Rows.tail(sql), WordIndex.reach(sql));
        lastRow = Math.max(sql.number("SELECT max(row) FROM message"), state.index().last()); // a new message must not get a row in a segment, which would not be read
        charactersAfterIndex = WordIndex.charactersAfter(sql, state.index().last());
    }

    /// The file after a commit.
    private record State(Rows.TailRow tail, WordIndex.Reach index) {}

    /// Takes over an open database.
    ///
    /// @throws Checksum.Damaged if the commit counter shows that the database lost its last changes
    static Tables of(Sql sql, PeerId own, CommitCounter counter, InstantSource clock) throws SQLException, IOException {
        var mark = counter.read();
        var tail = Rows.tail(sql);
        if (mark.isPresent() && (mark.get().commits() > tail.commits() || mark.get().commits() == tail.commits() && mark.get().messages() != tail.messages()))
            throw new Checksum.Damaged("the last " + Math.max(1, mark.get().commits() - tail.commits()) + " changes are missing from the history file");
        return new Tables(sql, own, counter, clock);
    }

    /// The time in milliseconds since 1970.
    long now() {
        return clock.millis();
    }

    /// Does the work in one commit that is on the disk when this returns, see [#commit(boolean, Sql.Work)].
    void commit(Sql.Work<?> work) throws SQLException {
        commit(true, work);
    }

    /// Does the work in one commit, and counts the commit in the commit counter. Work that changes nothing is not counted, and the disk is not synced for it.
    ///
    /// @param waitForDisk whether the commit must be on the disk when this returns, with those before it; otherwise a power failure may undo it, but no crash of the program
    void commit(boolean waitForDisk, Sql.Work<?> work) throws SQLException {
        added = 0;
        sql.waitForDisk(waitForDisk);
        var before = state;
        try {
            state = sql.transaction(() -> {
                long changedBefore = rowsChanged();
                work.run();
                authors.write();
                recipients.write();
                conversations.write();
                readMarks.write();
                if (rowsChanged() == changedBefore) return before;
                var counted = new Rows.TailRow(before.tail().commits() + 1, before.tail().messages() + added);
                Rows.writeTail(sql, counted);
                return new State(counted, WordIndex.reach(sql));
            });
        } catch (SQLException | RuntimeException | Error failed) {
            keys.forget();
            authors.forget();
            recipients.forget();
            conversations.forget();
            readMarks.forget();
            throw failed;
        }
        if (state == before || !waitForDisk) return; // the counter is never ahead of the disk
        try {
            counter.write(new CommitCounter.Mark(state.tail().commits(), state.tail().messages()));
        } catch (IOException behind) {
            // the counter may be behind the database; the next write corrects it
            System.getLogger(Tables.class.getName()).log(System.Logger.Level.DEBUG, "the commit counter was not written", behind);
        }
    }

    private long rowsChanged() throws SQLException {
        return sql.number("SELECT total_changes()");
    }

    /// Adds a segment to the index of words if it is due, or else fills a stale one again.
    ///
    /// @param rows rows of a segment
    void index(int rows) throws SQLException {
        long indexed = state.index().last();
        if (lastRow - indexed < rows) charactersAfterIndex = WordIndex.charactersAfter(sql, indexed);
        if (isIndexDue(rows)) {
            WordIndex.add(sql, Math.min(lastRow, indexed + rows));
            charactersAfterIndex = WordIndex.charactersAfter(sql, WordIndex.reach(sql).last());
        } else WordIndex.refill(sql);
    }

    /// Whether a segment of the index of words is stale.
    boolean isIndexStale() {
        return state.index().stale();
    }

    /// Whether there are enough messages for the next segment of the index of words.
    ///
    /// @param rows rows of a segment
    boolean isIndexDue(int rows) {
        return lastRow - state.index().last() >= rows || charactersAfterIndex >= WordIndex.CHARACTERS;
    }

    /// Adds a message of ours at the end of the order of arrival.
    ///
    /// @return its row
    Rows.MessageRow addOwn(Message message) throws SQLException {
        return add(message, true, new Changes.Received(0, 0, message.shown().toEpochMilli()));
    }

    /// Adds a message of another author at the end of the order of arrival.
    ///
    /// @return its row
    Rows.MessageRow addReceived(Message message, Changes.Received received) throws SQLException {
        return add(message, false, received);
    }

    private Rows.MessageRow add(Message message, boolean mine, Changes.Received received) throws SQLException {
        var row = new Rows.MessageRow(++lastRow, keys.of(message.conversation()), keys.of(message.author()), message.id().bytes(), message.stamp(), received.at(),
                ContentColumns.of(message.content()), mine, received.number(), received.era());
        row.add(sql);
        charactersAfterIndex += row.columns().text().length();
        if (message.content() instanceof Change) added++;
        else count(row.talk(), 1);
        return row;
    }

    /// Deletes a row that is not counted as a message of its conversation, such as a change, and its deliveries.
    void deleteChange(long row) throws SQLException {
        sql.change("DELETE FROM delivery WHERE message = ?", row);
        sql.change("DELETE FROM pending WHERE message = ?", row);
        added -= sql.change("DELETE FROM message WHERE row = ?", row);
    }

    /// Deletes a message, which is no change of another, and its deliveries.
    ///
    /// @return whether it was unread
    boolean delete(Rows.MessageRow row) throws SQLException {
        sql.change("DELETE FROM delivery WHERE message = ?", row.row());
        boolean wasUnread = sql.change("DELETE FROM unread WHERE message = ?", row.row()) > 0;
        sql.change("DELETE FROM message WHERE row = ?", row.row());
        count(row.talk(), -1);
        return wasUnread;
    }

    /// Writes other content of a stored message.
    void update(Rows.MessageRow row) throws SQLException {
        row.update(sql);
        if (row.row() > state.index().last()) charactersAfterIndex += row.columns().text().length();
    }

    /// Changes the stored numbers of messages, of a conversation and of the whole file.
    ///
    /// @param more how many more; negative for deleted ones
    void count(long talk, long more) throws SQLException {
        conversations.put(talk, conversations.get(talk).plus(more));
        added += more;
    }

    /// How far we and a peer have read each other in a conversation.
    ReadMarkRow readMark(long talk, long peer) throws SQLException {
        return readMarks.get(new ReadMarkRow.Key(talk, peer));
    }

    /// Replaces a row of read marks.
    void put(ReadMarkRow mark) {
        readMarks.put(new ReadMarkRow.Key(mark.conversation(), mark.peer()), mark);
    }

    /// Deletes from the tables how far a peer and we have read each other, and the peer itself, unless a message or a delivery still names it.
    void forget(PeerId peer) throws SQLException {
        var key = keys.find(peer);
        if (key.isEmpty()) return;
        sql.change("DELETE FROM read_mark WHERE peer = ?", key.get());
        readMarks.drop(mark -> mark.peer() == key.get());
        // two conditions on the conversation, so that SQLite finds messages by one index and changes by another
        sql.change("""
                DELETE FROM peer WHERE id = ? AND NOT EXISTS (SELECT 1 FROM message WHERE author = peer.id OR talk = peer.id AND target IS NULL OR talk = peer.id AND target IS NOT NULL)
                AND NOT EXISTS (SELECT 1 FROM delivery WHERE recipient = peer.id)""", key.get());
        keys.forget();
    }

    /// The row of a message, if it is stored.
    Optional<Rows.MessageRow> find(PeerId author, MessageId id) throws SQLException {
        var key = keys.find(author);
        if (key.isEmpty()) return Optional.empty();
        return sql.first("SELECT " + Rows.MessageRow.COLUMNS + " FROM message m WHERE m.author = ? AND m.id = ?", Rows.MessageRow::read, key.get(), id.bytes());
    }

    /// The row of a message, if it is stored.
    Optional<Rows.MessageRow> find(MessageKey key) throws SQLException {
        return find(key.author(), key.id());
    }

    /// A message from its row.
    static Message message(Rows.MessageRow row, Keys keys) throws SQLException {
        Conversation conversation = keys.conversation(row.talk());
        return new Message(MessageId.of(row.id()), conversation, keys.peer(row.author()), row.stamp(), row.timeToShow(), row.content());
    }

    @Override
    public void close() throws SQLException {
        try {
            sql.close();
        } finally {
            try {
                counter.close();
            } catch (IOException unimportant) {
                // nothing is lost: the next start accepts a counter that is behind
            }
        }
    }
}
