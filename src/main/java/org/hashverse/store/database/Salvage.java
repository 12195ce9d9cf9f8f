package org.hashverse.store.database;

import java.sql.SQLException;
import java.util.Optional;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Reason;

/// Copies what is whole from one history file into a new one, row by row: whatever lies on a broken page or does not fit its
/// checksum is left out. The first source wins, so the damaged file comes before its backup.
final class Salvage {
    /// Rows tried at once; where they do not come whole, each is tried alone.
    private static final int PIECE = 256;
    /// Pieces in a row that cannot even be looked for before the rest is given up: 32,768 rows, more than one broken page hides.
    private static final int BROKEN_PIECES = 128;

    private final Sql to;
    private final Keys keys;

    /// Copies into `to`, an empty file with its tables made.
    Salvage(Sql to, PeerId own) throws SQLException {
        this.to = to;
        keys = new Keys(to);
        keys.of(own);
    }

    private interface Part {
        void copy(long from, long upTo) throws SQLException;
    }

    /// Messages copied so far.
    int messages() throws SQLException {
        return (int) to.number("SELECT count(*) FROM message");
    }

    /// Copies messages, where they stand, and how far they came.
    void from(Sql from) throws SQLException {
        var source = new Keys(from);
        pieces(from, "SELECT min(row) FROM message WHERE row >= ?", (low, high) -> from.each("SELECT " + Rows.MessageRow.COLUMNS + " FROM message m WHERE m.row BETWEEN ? AND ?", row -> {
            message(Rows.MessageRow.read(row), source);
            return null;
        }, low, high));
        pieces(from, "SELECT min(message) FROM delivery WHERE message >= ?", (low, high) -> from.each("SELECT " + Rows.DeliveryRow.COLUMNS + " FROM delivery d WHERE d.message BETWEEN ? AND ?", row -> {
            delivery(Rows.DeliveryRow.read(row), from, source);
            return null;
        }, low, high));
        pieces(from, "SELECT min(message) FROM unread WHERE message >= ?", (low, high) -> {
            for (long row : from.list("SELECT message FROM unread WHERE message BETWEEN ? AND ?", at -> at.getLong(1), low, high)) unread(row, from, source);
        });
        cleared(from, source);
    }

    /// Copies up to where each author was heard. Only of a sound file: a number too high would make the author believe that we have what we lack.
    void authors(Sql from) throws SQLException {
        var source = new Keys(from);
        for (var row : from.list("SELECT " + Rows.AuthorRow.COLUMNS + " FROM author", Rows.AuthorRow::read))
            new Rows.AuthorRow(keys.of(source.peer(row.peer())), row.store(), row.era(), row.number(), row.refused(), row.readDirect(), row.readEveryone()).put(to);
    }

    /// Makes the counts anew, when all is copied. A message to one whose fate could not be read is REFUSED: nobody can say
    /// where it is, and the person may send it anew.
    void count() throws SQLException {
        to.transaction(() -> {
            to.change("DELETE FROM talk");
            record Lost(long message, long peer) {}
            for (var one : to.list("SELECT row, talk FROM message m WHERE mine = 1 AND talk <> 0 AND NOT EXISTS (SELECT 1 FROM delivery WHERE message = m.row)",
                    row -> new Lost(row.getLong(1), row.getLong(2))))
                new Rows.DeliveryRow(one.message(), one.peer(), null, Delivery.Stage.REFUSED.ordinal(), Reason.HISTORY_DAMAGED, 0, 0, 0, 0).put(to);
            record Count(long talk, long messages) {}
            for (var one : to.list("SELECT talk, count(*) FROM message GROUP BY talk", row -> new Count(row.getLong(1), row.getLong(2))))
                new Rows.TalkRow(one.talk(), one.messages()).put(to);
            record Last(long peer, long number) {}
            for (var one : to.list("SELECT recipient, max(number) FROM delivery GROUP BY recipient", row -> new Last(row.getLong(1), row.getLong(2))))
                new Rows.RecipientRow(one.peer(), one.number(), 0, 0, 0).put(to);
            Rows.tail(to, new Rows.TailRow(Rows.tail(to).commits(), to.number("SELECT count(*) FROM message")));
            return null;
        });
    }

    /// @param next finds the first row from one on, so that a gap of any length is one step
    private void pieces(Sql from, String next, Part part) throws SQLException {
        int broken = 0;
        for (long low = 1; low > 0 && broken < BROKEN_PIECES; ) {
            try {
                low = from.number(next, low);
                broken = 0;
            } catch (SQLException unknown) {
                if (!Faults.damaged(unknown)) throw unknown;
                broken++;
            }
            long first = low;
            if (first > 0) inOneCommit(() -> piece(part, first));
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
            keys.forget(); // what was not committed is not true
            throw failed;
        }
    }

    private static void piece(Part part, long low) throws SQLException {
        try {
            part.copy(low, low + PIECE - 1);
        } catch (SQLException broken) {
            if (!Faults.damaged(broken)) throw broken;
            for (long row = low; row < low + PIECE; row++) {
                try {
                    part.copy(row, row);
                } catch (SQLException lost) {
                    if (!Faults.damaged(lost)) throw lost;
                }
            }
        }
    }

    private void message(Rows.MessageRow row, Keys source) throws SQLException {
        long author = keys.of(source.peer(row.author()));
        if (find(author, row.id()).isPresent()) return;
        if (to.number("SELECT count(*) FROM cleared WHERE author = ? AND id = ?", author, row.id()) > 0) return;
        long talk = row.talk() == Keys.EVERYONE ? Keys.EVERYONE : keys.of(source.peer(row.talk()));
        boolean taken = to.number("SELECT count(*) FROM message WHERE row = ?", row.row()) > 0;
        long place = taken ? to.number("SELECT max(row) + 1 FROM message") : row.row();
        new Rows.MessageRow(place, talk, author, row.id(), row.stamp(), row.shown(), row.text(), row.reply(), row.mine(), row.number(), row.era()).add(to);
    }

    private Optional<Long> find(long author, byte[] id) throws SQLException {
        return to.first("SELECT row FROM message WHERE author = ? AND id = ?", row -> row.getLong(1), author, id);
    }

    /// Where a message of the source stands in the new file.
    private Optional<Long> place(long row, Sql from, Keys source) throws SQLException {
        var there = from.first("SELECT " + Rows.MessageRow.COLUMNS + " FROM message m WHERE m.row = ?", Rows.MessageRow::read, row);
        return there.isEmpty() ? Optional.empty() : find(keys.of(source.peer(there.get().author())), there.get().id());
    }

    private void delivery(Rows.DeliveryRow row, Sql from, Keys source) throws SQLException {
        var place = place(row.message(), from, source);
        if (place.isEmpty()) return;
        long recipient = keys.of(source.peer(row.recipient()));
        if (to.number("SELECT count(*) FROM delivery WHERE message = ? AND recipient = ?", place.get(), recipient) > 0) return;
        new Rows.DeliveryRow(place.get(), recipient, row.number(), row.stage(), row.reason(), row.sent(), row.delivered(), row.read(), row.ended()).add(to);
    }

    private void unread(long row, Sql from, Keys source) throws SQLException {
        var place = place(row, from, source);
        if (place.isPresent()) to.change("INSERT OR IGNORE INTO unread SELECT row, talk FROM message WHERE row = ?", place.get());
    }

    private void cleared(Sql from, Keys source) throws SQLException {
        record Id(long author, byte[] id) {}
        try {
            var all = from.list("SELECT author, id FROM cleared", row -> new Id(row.getLong(1), row.getBytes(2)));
            inOneCommit(() -> {
                for (var one : all) to.change("INSERT OR IGNORE INTO cleared VALUES (?, ?)", keys.of(source.peer(one.author())), one.id());
            });
        } catch (SQLException lost) {
            if (!Faults.damaged(lost)) throw lost;
        }
    }
}
