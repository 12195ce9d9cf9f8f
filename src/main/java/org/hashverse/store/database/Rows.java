package org.hashverse.store.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import org.hashverse.chat.Message;
import org.hashverse.store.files.Checksum;

/// The rows of the tables as values, each with its checksum checked when it is read and made anew when it is written.
public final class Rows {
    private Rows() {}

    /// A row of a table whose last column is the checksum of all others, and whose key stands in it.
    sealed interface Stored {
        /// The table.
        String table();

        /// The columns in order, without the checksum.
        Object[] values();

        /// Writes it in place of the row of the same key.
        default void put(Sql sql) throws SQLException {
            sql.change("INSERT OR REPLACE INTO " + table() + " VALUES (" + marks(values().length + 1) + ")", withChecksum());
        }

        /// Writes it where no row of its key may be.
        default void add(Sql sql) throws SQLException {
            sql.change("INSERT INTO " + table() + " VALUES (" + marks(values().length + 1) + ")", withChecksum());
        }

        private Object[] withChecksum() {
            var values = values();
            var all = Arrays.copyOf(values, values.length + 1);
            all[values.length] = Checksum.of(values);
            return all;
        }
    }

    private static <T extends Stored> T checked(T row, ResultSet rows, int crcAt) throws SQLException {
        Checksum.check(row.table(), rows.getLong(crcAt), row.values());
        return row;
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /// How many commits there were and how many messages there are.
    public record TailRow(long commits, long messages) implements Stored {
        @Override
        public String table() {
            return "tail";
        }

        @Override
        public Object[] values() {
            return new Object[] {1L, commits, messages};
        }
    }

    /// Who a number stands for.
    record PeerRow(long id, String key) implements Stored {
        /// The columns, to read in this order.
        public static final String COLUMNS = "id, key, crc";

        public static PeerRow read(ResultSet rows) throws SQLException {
            return checked(new PeerRow(rows.getLong(1), rows.getString(2)), rows, 3);
        }

        @Override
        public String table() {
            return "peer";
        }

        @Override
        public Object[] values() {
            return new Object[] {id, key};
        }
    }

    /// A message. `row` is the order of arrival, `talk` a peer or 0 for Everyone, `reply` null for none, `number` the author's
    /// in its store `era`, 0 for our own. `shown` is the time to show for our own; for those of others it is when they came, which before was not kept: then
    /// it equals `stamp`.
    public record MessageRow(long row, long talk, long author, byte[] id, long stamp, long shown, String text, byte[] reply, boolean mine, long number, long era)
            implements Stored {
        /// The columns, to read in this order.
        public static final String COLUMNS = "m.row, m.talk, m.author, m.id, m.stamp, m.shown, m.text, m.reply, m.mine, m.number, m.era, m.crc";

        public static MessageRow read(ResultSet rows) throws SQLException {
            return read(rows, 0);
        }

        /// Read behind so many other columns.
        public static MessageRow read(ResultSet rows, int at) throws SQLException {
            return checked(new MessageRow(rows.getLong(at + 1), rows.getLong(at + 2), rows.getLong(at + 3), rows.getBytes(at + 4), rows.getLong(at + 5),
                    rows.getLong(at + 6), rows.getString(at + 7), rows.getBytes(at + 8), rows.getLong(at + 9) != 0, rows.getLong(at + 10),
                    rows.getLong(at + 11)), rows, at + 12);
        }

        /// When somebody else's message came; empty if that is not known.
        public Optional<Instant> arrived() {
            return mine || shown == stamp ? Optional.empty() : Optional.of(Instant.ofEpochMilli(shown));
        }

        /// The time to show.
        public Instant timeToShow() {
            var kept = Instant.ofEpochMilli(shown);
            return mine ? kept : Message.shown(stamp, kept);
        }

        /// The same under another number.
        public MessageRow numbered(long number, long era) {
            return new MessageRow(row, talk, author, id, stamp, shown, text, reply, mine, number, era);
        }

        @Override
        public String table() {
            return "message";
        }

        @Override
        public Object[] values() {
            return new Object[] {row, talk, author, id, stamp, shown, text, reply, mine ? 1L : 0L, number, era};
        }
    }

    /// How far a message came towards one recipient. `number` is null until it is offered; times are milliseconds since 1970, 0 for not yet.
    public record DeliveryRow(long message, long recipient, Long number, long stage, String reason, long sent, long delivered, long read, long ended)
            implements Stored {
        /// The columns, to read in this order.
        public static final String COLUMNS = "d.message, d.recipient, d.number, d.stage, d.reason, d.sent, d.delivered, d.read, d.ended, d.crc";

        public static DeliveryRow read(ResultSet rows) throws SQLException {
            long number = rows.getLong(3);
            boolean none = rows.wasNull();
            return checked(new DeliveryRow(rows.getLong(1), rows.getLong(2), none ? null : (Long) number, rows.getLong(4), rows.getString(5),
                    rows.getLong(6), rows.getLong(7), rows.getLong(8), rows.getLong(9)), rows, 10);
        }

        @Override
        public String table() {
            return "delivery";
        }

        @Override
        public Object[] values() {
            return new Object[] {message, recipient, number, stage, reason, sent, delivered, read, ended};
        }
    }

    /// What came from an author: its store, how often that changed, the highest number, the newest refused ones, and what we have read of it.
    public record AuthorRow(long peer, String store, long era, long number, String refused, long readDirect, long readEveryone) implements Stored {
        /// The columns, to read in this order.
        public static final String COLUMNS = "peer, store, era, number, refused, read_direct, read_everyone, crc";

        public static AuthorRow read(ResultSet rows) throws SQLException {
            return checked(new AuthorRow(rows.getLong(1), rows.getString(2), rows.getLong(3), rows.getLong(4), rows.getString(5), rows.getLong(6),
                    rows.getLong(7)), rows, 8);
        }

        @Override
        public String table() {
            return "author";
        }

        @Override
        public Object[] values() {
            return new Object[] {peer, store, era, number, refused, readDirect, readEveryone};
        }
    }

    /// What a recipient got: the last number given to it, up to which number all is settled, and up to which it has read.
    public record RecipientRow(long peer, long last, long settled, long seenDirect, long seenEveryone) implements Stored {
        /// The columns, to read in this order.
        public static final String COLUMNS = "peer, last, settled, seen_direct, seen_everyone, crc";

        public static RecipientRow read(ResultSet rows) throws SQLException {
            return checked(new RecipientRow(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5)), rows, 6);
        }

        @Override
        public String table() {
            return "recipient";
        }

        @Override
        public Object[] values() {
            return new Object[] {peer, last, settled, seenDirect, seenEveryone};
        }
    }

    /// How many messages a conversation has.
    public record TalkRow(long peer, long messages) implements Stored {
        /// The columns, to read in this order.
        public static final String COLUMNS = "peer, messages, crc";

        public static TalkRow read(ResultSet rows) throws SQLException {
            return checked(new TalkRow(rows.getLong(1), rows.getLong(2)), rows, 3);
        }

        @Override
        public String table() {
            return "talk";
        }

        @Override
        public Object[] values() {
            return new Object[] {peer, messages};
        }
    }

    /// The one row of the table `tail`.
    public static TailRow tail(Sql sql) throws SQLException {
        return sql.first("SELECT commits, messages, crc FROM tail WHERE one = 1",
                rows -> checked(new TailRow(rows.getLong(1), rows.getLong(2)), rows, 3)).orElseThrow(() -> new Checksum.Damaged("the table tail is empty"));
    }

    /// Sets it.
    public static void tail(Sql sql, TailRow row) throws SQLException {
        row.put(sql);
    }
}
