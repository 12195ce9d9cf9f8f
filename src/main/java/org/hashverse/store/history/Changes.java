package org.hashverse.store.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.Rows;
import org.hashverse.store.history.MessageStore.Arrival;

/// Edits, reactions and retractions in the tables. Each is a row of its own. The row of the message that they change holds the text as people see it, so the search index
/// needs no more than that row. Writer thread only.
final class Changes {
    /// Changes of one kind by one author kept for one message: earlier versions of a text. The newest is always kept.
    static final int KEPT = 50;
    /// Changes kept of one author whose messages are not here. The oldest are dropped.
    static final int PENDING_KEPT = 100;

    private final Tables tables;
    private final Views views;

    Changes(Tables tables) {
        this.tables = tables;
        views = new Views(tables.sql, tables.keys);
    }

    /// Reads messages as people see them.
    Views views() {
        return views;
    }

    /// Stores a received change if it may count, and applies it. Nobody can change another author's text, and only a recipient can react to our message.
    Arrival receive(Message message, Change change, long number, long era) throws SQLException {
        var of = change.of();
        boolean ofOurs = of.author().equals(tables.own);
        if (!mayChange(message, change) || isDeleted(of)) return new Arrival.Nothing();
        var target = tables.find(of);
        if (target.isEmpty() && !ofOurs) wait(message, number, era); // our own messages come from nobody
        if (target.isEmpty() || target.get().columns().isChange() || ofOurs && !isRecipient(target.get(), message.author())) return new Arrival.Nothing();
        if (!matters(change, target.get().content())) return new Arrival.Nothing();
        var row = tables.add(message, false, number, era);
        prune(alike(row.author(), change), change instanceof Change.Edit ? KEPT : 1); // nobody asks what a peer's earlier reaction was
        boolean wasUnread = apply(target.get());
        return new Arrival.Changed(views.of(tables.find(of).orElseThrow()), wasUnread);
    }

    private boolean mayChange(Message message, Change change) {
        boolean ofAuthor = change.of().author().equals(message.author());
        boolean ofOurs = change.of().author().equals(tables.own);
        return switch (change) {
            case Change.Edit _, Change.Retraction _ -> ofAuthor;
            case Change.Reaction _ -> ofAuthor || ofOurs;
            case Change.Pin _ -> (ofAuthor || ofOurs) && message.conversation() instanceof Conversation.Direct;
            case Change.Confirmation _ -> ofOurs;
        };
    }

    private boolean isDeleted(MessageKey of) throws SQLException {
        return tables.sql.number("SELECT count(*) FROM cleared WHERE author = ? AND id = ?", tables.keys.of(of.author()), of.id().bytes()) > 0;
    }

    private boolean isRecipient(Rows.MessageRow ours, PeerId peer) throws SQLException {
        return tables.sql.number("SELECT count(*) FROM delivery WHERE message = ? AND recipient = ?", ours.row(), tables.keys.of(peer)) > 0;
    }

    private static boolean matters(Change change, Content target) {
        return switch (target) {
            case Content.Text text -> text.asksConfirmation() || !(change instanceof Change.Confirmation);
            case Content.Unknown _ -> !(change instanceof Change.Edit || change instanceof Change.Confirmation);
            case Content.TakenBack _, Change _ -> false;
        };
    }

    /// Keeps a change until its message arrives.
    private void wait(Message message, long number, long era) throws SQLException {
        var row = tables.add(message, false, number, era);
        tables.sql.change("INSERT INTO pending VALUES (?, ?)", row.row(), row.author());
        for (long oldest : tables.sql.list("SELECT message FROM pending WHERE author = ? ORDER BY message DESC LIMIT -1 OFFSET ?", found -> found.getLong(1), row.author(),
                (long) PENDING_KEPT)) tables.deleteChange(oldest);
    }

    /// The highest revision of the stored changes of a kind to a message, of whichever author; 0 for none.
    long newestRevision(Change change) throws SQLException {
        long newest = 0;
        for (var other : views.changes(change.of())) if (other.columns().kind().equals(change.kind())) newest = Math.max(newest, other.columns().revision());
        return newest;
    }

    /// The stored changes of the same kind by an author to the same message, the newest revision first.
    List<Rows.MessageRow> alike(long author, Change change) throws SQLException {
        var all = new ArrayList<Rows.MessageRow>();
        for (var other : views.changes(change.of())) if (other.author() == author && other.columns().kind().equals(change.kind())) all.add(other);
        all.sort(Views.BY_REVISION.reversed());
        return all;
    }

    /// Deletes all but the newest changes.
    ///
    /// @param alike the newest revision first
    void prune(List<Rows.MessageRow> alike, int kept) throws SQLException {
        for (var old : alike.subList(Math.min(kept, alike.size()), alike.size())) tables.deleteChange(old.row());
    }

    /// The pinned messages of a conversation, the last pinned first; at most [MessageStore#MOST_PINNED].
    List<Rows.MessageRow> pinned(long talk) throws SQLException {
        return views.pinned(talk);
    }

    /// Applies the changes that waited for a message that has just arrived.
    ///
    /// @return whether there were some
    boolean arrived(Rows.MessageRow row, MessageKey key) throws SQLException {
        var waiting = views.changes(key);
        if (waiting.isEmpty()) return false;
        for (var change : waiting) tables.sql.change("DELETE FROM pending WHERE message = ?", change.row());
        apply(row);
        return true;
    }

    /// Brings the row of a message to the state that its stored changes make.
    ///
    /// @return whether it was unread and is not any more
    boolean apply(Rows.MessageRow row) throws SQLException {
        var changes = views.changes(key(row));
        if (changes.stream().anyMatch(change -> change.content() instanceof Change.Retraction)) return takeBack(row, changes);
        var newest = Views.newestEdit(changes);
        if (newest.isPresent() && row.content() instanceof Content.Text) row.with(row.columns().edited(newest.get().columns().body())).update(tables.sql);
        return false;
    }

    private MessageKey key(Rows.MessageRow row) throws SQLException {
        return new MessageKey(tables.keys.peer(row.author()), MessageId.of(row.id()));
    }

    /// Deletes the words of a message, its edits and reactions.
    ///
    /// @return whether it was unread
    private boolean takeBack(Rows.MessageRow row, List<Rows.MessageRow> changes) throws SQLException {
        row.with(Rows.ContentColumns.of(new Content.TakenBack())).update(tables.sql);
        for (var change : changes) if (!(change.content() instanceof Change.Retraction)) tables.deleteChange(change.row());
        return tables.sql.change("DELETE FROM unread WHERE message = ?", row.row()) > 0;
    }

    /// Takes back a message that nobody else has.
    void takeBackHere(Rows.MessageRow row) throws SQLException {
        takeBack(row, views.changes(key(row)));
    }

    /// Brings all messages to the state that the stored changes make. Needed after a repair, which copies rows from files of different days.
    void applyAll() throws SQLException {
        tables.sql.change("DELETE FROM pending");
        record Stored(long row, long author, byte[] target) {}
        for (var change : tables.sql.list("SELECT row, author, target FROM message WHERE target IS NOT NULL ORDER BY row",
                row -> new Stored(row.getLong(1), row.getLong(2), row.getBytes(3)))) {
            var of = MessageKey.of(change.target());
            var target = tables.find(of);
            if (target.isPresent()) apply(target.get());
            else if (!of.author().equals(tables.own)) tables.sql.change("INSERT INTO pending VALUES (?, ?)", change.row(), change.author());
        }
    }
}
