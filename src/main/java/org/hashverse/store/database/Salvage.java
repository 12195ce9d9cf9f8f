package org.hashverse.store.database;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Reason;
import org.hashverse.store.files.Checksum;

/// Copies the intact rows of history files into a new file. Rows on a broken page or with a wrong checksum are left out.
/// If two sources have the same row, the first source wins, so the damaged file comes before its backup.
final class Salvage {
    /// So many row numbers are copied at once. If that fails, each row is copied alone.
    private static final int PIECE = 256;
    /// If so many pieces in sequence cannot be searched, the rest is given up. These are 32,768 rows, more than one broken page holds.
    private static final int BROKEN_PIECES = 128;

    private final Sql to;
    private final PeerId own;
    private final Keys keys;
    private final Set<Rows.PeerRow> peersOfBackup = new HashSet<>();

    /// Copies into `to`, a file with empty tables.
    Salvage(Sql to, PeerId own) throws SQLException {
        this.to = to;
        this.own = own;
        keys = new Keys(to);
        keys.of(own);
    }

    /// A file that rows are copied from.
    ///
    /// @param columns the columns of a message, as its version has them
    /// @param ofOwner whether it says that its own messages are the owner's
    private record Source(Sql sql, Keys keys, String columns, boolean ofOwner) {}

    private Source source(Sql sql) throws SQLException {
        return new Source(sql, new Keys(sql), Rows.MessageRow.columns(sql), isOfOwner(sql));
    }

    private interface Copy {
        void run(long from, long upTo) throws SQLException;
    }

    /// Messages copied so far.
    int messages() throws SQLException {
        return (int) to.number("SELECT count(*) FROM message");
    }

    /// Reads the peers of a backup, so that damaged rows of the damaged file can be compared with them.
    void compareWith(Sql backup) throws SQLException {
        peersOfBackup.addAll(backup.list("SELECT " + Rows.PeerRow.COLUMNS + " FROM peer", Rows.PeerRow::read));
    }

    /// Copies messages, deliveries, unread marks and the ids of deleted messages.
    void from(Sql sql) throws SQLException {
        var source = source(sql);
        peersFromIndex(source);
        inPieces(sql, "SELECT min(row) FROM message WHERE row >= ?", (low, high) -> sql.each("SELECT " + source.columns + " FROM message m WHERE m.row BETWEEN ? AND ?", row -> {
            message(Rows.MessageRow.read(row), source);
            return null;
        }, low, high));
        inPieces(sql, "SELECT min(message) FROM delivery WHERE message >= ?", (low, high) -> sql.each("SELECT " + Rows.DeliveryRow.COLUMNS + " FROM delivery d WHERE d.message BETWEEN ? AND ?", row -> {
            delivery(Rows.DeliveryRow.read(row), source);
            return null;
        }, low, high));
        inPieces(sql, "SELECT min(message) FROM unread WHERE message >= ?", (low, high) -> {
            for (long row : sql.list("SELECT message FROM unread WHERE message BETWEEN ? AND ?", at -> at.getLong(1), low, high)) unread(row, source);
        });
        cleared(source);
    }

    /// Refuses what waits in a backup, of messages that were copied from the damaged file without this delivery: it may have been cancelled or delivered since, and a cancelled
    /// message must not be sent. Call it before [#from] copies the backup. What was SENT then is offered again: the person could not cancel it, and the recipient stores it once.
    /// A message whose own row was damaged is taken from the backup with its deliveries as they were then.
    void refuseWaiting(Sql backup) throws SQLException {
        var source = source(backup);
        inOneCommit(() -> backup.each("SELECT " + Rows.DeliveryRow.COLUMNS + " FROM delivery d WHERE d.stage = 0", row -> {
            var waits = Rows.DeliveryRow.read(row);
            delivery(unknown(waits.message(), waits.recipient()), source);
            return null;
        }));
    }

    /// A delivery whose stage nobody knows. The person may send the message again.
    private static Rows.DeliveryRow unknown(long message, long recipient) {
        return new Rows.DeliveryRow(message, recipient, null, Delivery.Stage.REFUSED.ordinal(), Reason.HISTORY_DAMAGED, 0, 0, 0, 0);
    }

    /// Copies the numbers received from each author, and how far they were read. Only for a sound file: if a number is too high, the author never sends the messages that we
    /// lack. The file may be of an earlier version, whose rows have other checksums; they were checked before.
    void authors(Sql from) throws SQLException {
        var source = new Keys(from);
        for (var row : from.list("SELECT peer, store, era, number, refused FROM author",
                row -> new Rows.AuthorRow(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4), row.getString(5))))
            new Rows.AuthorRow(keys.of(source.peer(row.peer())), row.store(), row.era(), row.number(), row.refused()).put(to);
        var marks = Schema.version(from) < Schema.CONVERSATIONS ? Schema.READ_MARKS_BEFORE : "SELECT conversation, peer, era, read FROM read_mark";
        for (var row : from.list(marks, row -> new ReadMarkRow(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), 0)))
            new ReadMarkRow(keys.of(source.conversation(row.conversation())), keys.of(source.peer(row.peer())), row.era(), row.read(), 0).put(to);
    }

    /// Computes the counts and the last number given to each recipient again, after all is copied. A direct message whose delivery could not be
    /// read becomes REFUSED.
    void count() throws SQLException {
        to.transaction(() -> {
            record Lost(long message, long talk) {}
            for (var one : to.list("SELECT row, talk FROM message m WHERE mine = 1 AND talk <> 0 AND NOT EXISTS (SELECT 1 FROM delivery WHERE message = m.row)",
                    row -> new Lost(row.getLong(1), row.getLong(2)))) {
                var peer = keys.conversation(one.talk()).directPeer();
                if (peer.isPresent()) unknown(one.message(), keys.of(peer.get())).put(to);
            }
            record Count(long talk, long messages) {}
            for (var one : to.list("SELECT talk, count(*) FROM message WHERE target IS NULL GROUP BY talk", row -> new Count(row.getLong(1), row.getLong(2))))
                ConversationRow.of(one.talk(), one.messages()).put(to);
            record Last(long peer, long number) {}
            for (var one : to.list("SELECT recipient, max(number) FROM delivery GROUP BY recipient", row -> new Last(row.getLong(1), row.getLong(2))))
                new Rows.RecipientRow(one.peer(), one.number(), 0).put(to);
            Rows.writeTail(to, new Rows.TailRow(Rows.tail(to).commits(), to.number("SELECT count(*) FROM message")));
            return null;
        });
    }

    /// Copies a table in pieces.
    ///
    /// @param next finds the first row at or after a number, so that a gap of any length is one step
    private void inPieces(Sql from, String next, Copy copy) throws SQLException {
        int broken = 0;
        for (long low = 1; low > 0 && broken < BROKEN_PIECES; ) {
            try {
                low = from.number(next, low);
                broken = 0;
            } catch (SQLException unknown) {
                if (!Faults.damaged(unknown)) throw unknown;
                broken++; // the piece at `low` is tried all the same: its rows may be on an intact page
            }
            long first = low;
            if (first > 0) inOneCommit(() -> piece(copy, first));
            low = first <= 0 || first > Long.MAX_VALUE - PIECE ? 0 : first + PIECE;
        }
    }

    private interface Step {
        void run() throws SQLException;
    }

    private void inOneCommit(Step step) throws SQLException {
        try {
            to.transaction(() -> {
                step.run();
                return null;
            });
        } catch (SQLException | RuntimeException failed) {
            keys.forget(); // numbers that were not committed are not valid
            throw failed;
        }
    }

    private static void piece(Copy copy, long low) throws SQLException {
        try {
            copy.run(low, low + PIECE - 1);
        } catch (SQLException broken) {
            if (!Faults.damaged(broken)) throw broken;
            for (long row = low; row < low + PIECE; row++) {
                try {
                    copy.run(row, row);
                } catch (SQLException lost) {
                    if (!Faults.damaged(lost)) throw lost;
                }
            }
        }
    }

    /// Reads the peers from the index of their keys, which has each number and key a second time. So a damaged row of the table does not lose all messages with its peer. The index
    /// has no checksums: a number and a key are believed only if the checksum in the row confirms them, or a backup has the same.
    private void peersFromIndex(Source source) throws SQLException {
        try {
            var pairs = source.sql.list("SELECT id, key FROM peer INDEXED BY sqlite_autoindex_peer_1", row -> new Rows.PeerRow(row.getLong(1), row.getString(2)));
            for (var pair : pairs) if (peersOfBackup.contains(pair) || hasChecksum(pair, source.sql)) source.keys.remember(pair);
        } catch (SQLException unreadable) {
            if (!Faults.unreadable(unreadable)) throw unreadable; // each peer is read from its row
        }
    }

    private static boolean hasChecksum(Rows.PeerRow pair, Sql from) throws SQLException {
        try {
            return from.first("SELECT crc FROM peer WHERE id = ?", row -> row.getLong(1), pair.id()).filter(crc -> crc == Checksum.of(pair.values())).isPresent();
        } catch (SQLException unreadable) {
            if (!Faults.unreadable(unreadable)) throw unreadable;
            return false;
        }
    }

    private boolean isOfOwner(Sql from) throws SQLException {
        try {
            return Schema.get(from, "owner").equals(own.text());
        } catch (SQLException unreadable) {
            if (!Faults.unreadable(unreadable)) throw unreadable;
            return false;
        }
    }

    private void message(Rows.MessageRow row, Source source) throws SQLException {
        // one row of the table peer names the author of all our own messages: they must not be lost with it
        if (row.mine() && source.ofOwner) source.keys.remember(new Rows.PeerRow(row.author(), own.text()));
        long author = keys.of(source.keys.peer(row.author()));
        if (find(author, row.id()).isPresent()) return;
        if (to.number("SELECT count(*) FROM cleared WHERE author = ? AND id = ?", author, row.id()) > 0) return;
        long talk = keys.of(source.keys.conversation(row.talk()));
        boolean taken = to.number("SELECT count(*) FROM message WHERE row = ?", row.row()) > 0;
        long target = taken ? to.number("SELECT max(row) + 1 FROM message") : row.row();
        new Rows.MessageRow(target, talk, author, row.id(), row.stamp(), row.shown(), row.columns(), row.mine(), row.number(), row.era()).add(to);
    }

    private Optional<Long> find(long author, byte[] id) throws SQLException {
        return to.first("SELECT row FROM message WHERE author = ? AND id = ?", row -> row.getLong(1), author, id);
    }

    /// The row in the new file of a message of the source.
    private Optional<Long> target(long row, Source source) throws SQLException {
        var found = source.sql.first("SELECT " + source.columns + " FROM message m WHERE m.row = ?", Rows.MessageRow::read, row);
        return found.isEmpty() ? Optional.empty() : find(keys.of(source.keys.peer(found.get().author())), found.get().id());
    }

    private void delivery(Rows.DeliveryRow row, Source source) throws SQLException {
        var target = target(row.message(), source);
        if (target.isEmpty()) return;
        long recipient = keys.of(source.keys.peer(row.recipient()));
        if (to.number("SELECT count(*) FROM delivery WHERE message = ? AND recipient = ?", target.get(), recipient) > 0) return;
        new Rows.DeliveryRow(target.get(), recipient, row.number(), row.stage(), row.reason(), row.sent(), row.delivered(), row.read(), row.ended()).add(to);
    }

    private void unread(long row, Source source) throws SQLException {
        var target = target(row, source);
        if (target.isPresent()) to.change("INSERT OR IGNORE INTO unread SELECT row, talk FROM message WHERE row = ?", target.get());
    }

    private void cleared(Source source) throws SQLException {
        record Id(long author, byte[] id) {}
        try {
            var all = source.sql.list("SELECT author, id FROM cleared", row -> new Id(row.getLong(1), row.getBytes(2)));
            inOneCommit(() -> {
                for (var one : all) cleared(one.author(), one.id(), source.keys);
            });
        } catch (SQLException lost) {
            if (!Faults.damaged(lost)) throw lost;
        }
    }

    /// An author that cannot be read must not bring back the deleted messages of the others.
    private void cleared(long author, byte[] id, Keys source) throws SQLException {
        PeerId known;
        try {
            known = source.peer(author);
        } catch (SQLException lost) {
            if (!Faults.damaged(lost)) throw lost;
            return;
        }
        to.change("INSERT OR IGNORE INTO cleared VALUES (?, ?)", keys.of(known), id);
    }
}
