package org.hashverse.store.history;

import java.sql.SQLException;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.ContentColumns;
import org.hashverse.store.database.Rows;

/// The changes of messages in the tables, see [Change]. Each is a row of its own, in the conversation of the message that it changes. The row of that message holds the text as
/// people see it, so the search index needs no more than that row. Writer thread only.
final class Changes {
    /// Edits kept of one message: the versions of its text. The newest are kept.
    static final int KEPT = 50;
    /// Changes kept of one author whose messages are not here. The oldest are dropped.
    static final int PENDING_KEPT = 100;

    private final Tables tables;
    private final Outgoing outgoing;
    private final Views views;

    Changes(Tables tables, Outgoing outgoing) {
        this.tables = tables;
        this.outgoing = outgoing;
        views = new Views(tables.sql, tables.keys);
    }

    /// Reads messages as people see them.
    Views views() {
        return views;
    }

    /// How a message came.
    ///
    /// @param number its author's number for it
    /// @param era    how often the author's store had changed
    /// @param at     when it arrived, in milliseconds since 1970
    record Received(long number, long era, long at) {}

    /// Stores a received change if its author may make it, and applies it. A change of a message that is not here waits for that message; a change that may not count is
    /// dropped.
    Arrival receive(Message message, Change change, Received received) throws SQLException {
        var of = change.of();
        boolean byAuthor = of.author().equals(message.author());
        boolean ofOurs = of.author().equals(tables.own);
        if (!byAuthor && !ofOurs || isDeleted(of)) return new Arrival.Nothing();
        var target = tables.find(of);
        if (target.isEmpty()) return byAuthor ? keepWaiting(message, received) : new Arrival.Nothing(); // nobody sends us our own messages
        if (!counts(change, target.get(), byAuthor) || ofOurs && !isRecipient(target.get(), message.author())) return new Arrival.Nothing();
        var row = tables.addReceived(message.in(tables.keys.conversation(target.get().talk())), received);
        prune(change, row.author());
        boolean wasUnread = apply(target.get());
        return new Arrival.Changed(views.of(tables.find(of).orElseThrow()), wasUnread);
    }

    private boolean counts(Change change, Rows.MessageRow target, boolean byAuthor) throws SQLException {
        boolean pinsForOthers = change instanceof Change.Pin && tables.keys.conversation(target.talk()).isShared(); // there each person pins for themselves
        return change.isAllowed(target.content(), byAuthor) && !pinsForOthers;
    }

    private boolean isDeleted(MessageKey of) throws SQLException {
        var author = tables.keys.find(of.author());
        return author.isPresent() && tables.sql.number("SELECT count(*) FROM cleared WHERE author = ? AND id = ?", author.get(), of.id().bytes()) > 0;
    }

    private boolean isRecipient(Rows.MessageRow ours, PeerId peer) throws SQLException {
        return tables.sql.number("SELECT count(*) FROM delivery WHERE message = ? AND recipient = ?", ours.row(), tables.keys.of(peer)) > 0;
    }

    /// Keeps a change until its message arrives.
    private Arrival keepWaiting(Message message, Received received) throws SQLException {
        var row = tables.addReceived(message, received);
        tables.sql.change("INSERT INTO pending VALUES (?, ?)", row.row(), row.author());
        prune((Change) message.content(), row.author()); // many changes of one message must not displace those of others
        prunePending(row.author());
        return new Arrival.Waiting();
    }

    private void prunePending(long author) throws SQLException {
        for (long oldest : tables.sql.list("SELECT message FROM pending WHERE author = ? ORDER BY message DESC LIMIT -1 OFFSET ?", row -> row.getLong(1), author,
                (long) PENDING_KEPT)) tables.deleteChange(oldest);
    }

    /// Deletes all but the newest changes of one kind by an author to one message, except those that still have to reach somebody.
    void prune(Change like, long author) throws SQLException {
        long kept = like instanceof Change.Edit ? KEPT : 1; // nobody asks what an earlier reaction was
        for (long old : tables.sql.list("SELECT m.row FROM message m WHERE m.target = ? AND m.kind = ? AND m.author = ?" + Views.COUNTING_FIRST + " LIMIT -1 OFFSET ?",
                row -> row.getLong(1), like.of().bytes(), like.kind(), author, kept)) if (!views.isWaiting(old)) tables.deleteChange(old);
    }

    /// Applies the changes that waited for a message that has just arrived.
    ///
    /// @return whether there were some
    boolean arrived(Rows.MessageRow row, MessageKey key) throws SQLException {
        var waiting = tables.sql.list("SELECT " + Rows.MessageRow.COLUMNS + " FROM message m WHERE m.target = ?", Rows.MessageRow::read, key.bytes());
        for (var change : waiting) {
            tables.sql.change("DELETE FROM pending WHERE message = ?", change.row());
            // a change of ours counts by itself, and one that only a later version knows is kept for that version
            boolean kept = change.mine() || !(change.content() instanceof Change what) || what instanceof Change.Retraction || counts(what, row, change.author() == row.author());
            if (kept) tables.update(change.in(row.talk()));
            else tables.deleteChange(change.row());
        }
        if (!waiting.isEmpty()) apply(row);
        return !waiting.isEmpty();
    }

    /// Brings the row of a message to the state that its stored changes make.
    ///
    /// @return whether it was unread and is not any more
    boolean apply(Rows.MessageRow row) throws SQLException {
        var key = views.key(row);
        // after a repair the row may come from one file and its edits from another, and the retraction from none
        if (row.content() instanceof Content.TakenBack || views.newest(key, Change.Retraction.KIND).isPresent()) return takeBack(row);
        var newest = views.newest(key, Change.Edit.KIND);
        boolean changes = newest.isPresent() && row.content() instanceof Content.Text text && !(row.columns().firstWords().isPresent() && text.text().equals(newest.get().columns().body()));
        if (changes) tables.update(row.with(row.columns().edited(newest.get().columns().body())));
        return false;
    }

    /// Deletes the words of a message, its edits and reactions, and cancels it where it is still on its way.
    ///
    /// @return whether it was unread
    boolean takeBack(Rows.MessageRow row) throws SQLException {
        tables.update(row.with(ContentColumns.of(new Content.TakenBack())));
        outgoing.end(row.row());
        for (long change : tables.sql.list("SELECT row FROM message WHERE target = ? AND kind <> '" + Change.Retraction.KIND + "'", found -> found.getLong(1), views.key(row).bytes()))
            tables.deleteChange(change);
        return tables.sql.change("DELETE FROM unread WHERE message = ?", row.row()) > 0;
    }

    /// Deletes the changes of a message that is deleted here, except our edits and retractions that still have to reach somebody.
    void delete(MessageKey of) throws SQLException {
        delete("target = ?", of.bytes());
    }

    /// Deletes the changes of a forgotten author whose messages are not here, in Everyone too: those messages will not come.
    void forgetPending(long author) throws SQLException {
        for (long change : tables.sql.list("SELECT message FROM pending WHERE author = ?", row -> row.getLong(1), author)) tables.deleteChange(change);
    }

    /// Deletes the changes in a conversation that is cleared, with the same exception.
    void deleteIn(long talk) throws SQLException {
        delete("talk = ? AND target IS NOT NULL", talk);
    }

    private void delete(String where, Object value) throws SQLException {
        record Stored(long row, String kind) {}
        for (var one : tables.sql.list("SELECT row, kind FROM message WHERE " + where, row -> new Stored(row.getLong(1), row.getString(2)), value))
            if (!(one.kind().equals(Change.Edit.KIND) || one.kind().equals(Change.Retraction.KIND)) || !views.isWaiting(one.row())) tables.deleteChange(one.row());
    }

    /// Brings all messages to the state that the stored changes make. Needed after a repair, which copies rows from files of different days.
    void applyAll() throws SQLException {
        tables.sql.change("DELETE FROM pending");
        for (var target : tables.sql.list("SELECT DISTINCT target FROM message WHERE target IS NOT NULL", row -> row.getBytes(1))) {
            var of = MessageKey.of(target);
            var row = tables.find(of);
            if (row.isPresent() && !row.get().columns().isChange()) arrived(row.get(), of);
            else if (row.isPresent() || isDeleted(of) || of.author().equals(tables.own)) delete(of);
            else {
                long author = tables.keys.of(of.author());
                tables.sql.change("INSERT INTO pending SELECT row, author FROM message WHERE target = ? AND author = ?", target, author);
                prunePending(author);
            }
        }
    }
}
