package org.hashverse.store.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hashverse.chat.Content;
import org.hashverse.chat.Message;
import org.hashverse.store.files.Checksum;

/// The rows of the tables as records. Reading a row checks its checksum; writing a row computes it.
public final class Rows {
    private static final String MARKS = "?, ".repeat(20);

    private Rows() {}

    /// A row of a table whose last column is the checksum of all other columns. [MessageRow] differs: columns were added after its checksum.
    interface Stored {
        /// The name of the table.
        String table();

        /// The values of which the checksum is made: all columns in order, without the checksum.
        Object[] values();

        /// Writes the row, in place of one with the same key. Not for a [MessageRow].
        default void put(Sql sql) throws SQLException {
            sql.change("INSERT OR REPLACE INTO " + table() + " VALUES (" + marks(values().length + 1) + ")", withChecksum());
        }

        /// Writes the row. Fails if there is one with the same key.
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

    static <T extends Stored> T checked(T row, ResultSet rows, int crcAt) throws SQLException {
        Checksum.check(row.table(), rows.getLong(crcAt), row.values());
        return row;
    }

    private static String marks(int count) {
        return MARKS.substring(0, 3 * count - 2);
    }

    /// The numbers of commits and of messages in the file.
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

    /// A peer and its number in the tables.
    record PeerRow(long id, String key) implements Stored {
        /// The columns, in the order in which they are read.
        public static final String COLUMNS = "id, key, crc";

        /// Reads and checks the row at the cursor.
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

    /// A message. `row` is the order of arrival, `talk` the number of the conversation. `number` is the author's number in its store `era`;
    /// 0 for our own messages. `shown` is the time to show for our own messages, the time of arrival for others. It equals `stamp` where an
    /// older version did not keep the time of arrival.
    ///
    /// @param columns the content
    public record MessageRow(long row, long talk, long author, byte[] id, long stamp, long shown, ContentColumns columns, boolean mine, long number, long era)
            implements Stored {
        private static final String FIRST = "m.row, m.talk, m.author, m.id, m.stamp, m.shown, m.text, m.reply, m.mine, m.number, m.era, m.crc";
        /// Columns that the first version lacks.
        private static final List<String> LATER = List.of("kind", "body", "reply_author", "target", "revision", "asks");

        /// The columns, in the order in which they are read.
        public static final String COLUMNS = FIRST + ", m." + String.join(", m.", LATER);

        /// The columns of a file that may be of an earlier version, in the same order. Asks the table itself, because the version of a damaged file may be unreadable.
        static String columns(Sql sql) throws SQLException {
            var present = sql.list("SELECT name FROM pragma_table_info('message')", row -> row.getString(1));
            return FIRST + LATER.stream().map(column -> present.contains(column) ? ", m." + column : ", NULL").collect(Collectors.joining());
        }

        /// Reads and checks the row at the cursor.
        public static MessageRow read(ResultSet rows) throws SQLException {
            return read(rows, 0);
        }

        /// Reads and checks the row, after `at` other columns.
        public static MessageRow read(ResultSet rows, int at) throws SQLException {
            long number = rows.getLong(at + 17);
            var revision = rows.wasNull() ? null : (Long) number;
            var columns = new ContentColumns(rows.getString(at + 7), rows.getBytes(at + 8), rows.getString(at + 15), rows.getString(at + 13), rows.getString(at + 14),
                    rows.getBytes(at + 16), revision, rows.getLong(at + 18) != 0);
            return checked(new MessageRow(rows.getLong(at + 1), rows.getLong(at + 2), rows.getLong(at + 3), rows.getBytes(at + 4), rows.getLong(at + 5),
                    rows.getLong(at + 6), columns, rows.getLong(at + 9) != 0, rows.getLong(at + 10), rows.getLong(at + 11)), rows, at + 12);
        }

        /// When a peer's message arrived; empty for our own, or if unknown.
        public Optional<Instant> arrived() {
            return mine || shown == stamp ? Optional.empty() : Optional.of(Instant.ofEpochMilli(shown));
        }

        /// The time to show.
        public Instant timeToShow() {
            var kept = Instant.ofEpochMilli(shown);
            return mine ? kept : Message.shown(stamp, kept);
        }

        /// What the message carries.
        public Content content() {
            return columns.content();
        }

        /// The same row with another number.
        public MessageRow numbered(long number, long era) {
            return new MessageRow(row, talk, author, id, stamp, shown, columns, mine, number, era);
        }

        /// The same row with other content.
        public MessageRow with(ContentColumns other) {
            return new MessageRow(row, talk, author, id, stamp, shown, other, mine, number, era);
        }

        /// The same row in another conversation.
        public MessageRow in(long otherTalk) {
            return new MessageRow(row, otherTalk, author, id, stamp, shown, columns, mine, number, era);
        }

        // the columns of later versions stand after the checksum
        @Override
        public void add(Sql sql) throws SQLException {
            sql.change("INSERT INTO message VALUES (" + marks(18) + ")", row, talk, author, id, stamp, shown, columns.text(), columns.reply(), mine ? 1L : 0L,
                    number, era, Checksum.of(values()), columns.kind(), columns.body(), columns.replyAuthor(), columns.target(), columns.revision(), columns.asks() ? 1L : null);
        }

        /// Writes the conversation, the number and the content of a row that is stored.
        public void update(Sql sql) throws SQLException {
            sql.change("UPDATE message SET talk = ?, text = ?, reply = ?, number = ?, era = ?, crc = ?, kind = ?, body = ?, reply_author = ?, asks = ? WHERE row = ?",
                    talk, columns.text(), columns.reply(), number, era, Checksum.of(values()), columns.kind(), columns.body(), columns.replyAuthor(), columns.asks() ? 1L : null, row);
        }

        @Override
        public String table() {
            return "message";
        }

        @Override
        public Object[] values() {
            var first = new Object[] {row, talk, author, id, stamp, shown, columns.text(), columns.reply(), mine ? 1L : 0L, number, era};
            if (columns.isPlainText()) return first; // as in the first version, so that the checksums of its rows are valid
            var later = Stream.<Object>of(columns.kind(), columns.body(), columns.replyAuthor());
            if (columns.target() != null) later = Stream.concat(later, Stream.of(columns.target(), columns.revision()));
            if (columns.asks()) later = Stream.concat(later, Stream.of(1L));
            return Stream.concat(Arrays.stream(first), later).toArray();
        }
    }

    /// The delivery of a message to one recipient. `number` is null until the message is first taken to be sent. `stage` is the ordinal of a
    /// [org.hashverse.chat.Delivery.Stage]. Times are milliseconds since 1970, 0 for not reached.
    public record DeliveryRow(long message, long recipient, Long number, long stage, String reason, long sent, long delivered, long read, long ended)
            implements Stored {
        /// The columns, in the order in which they are read.
        public static final String COLUMNS = "d.message, d.recipient, d.number, d.stage, d.reason, d.sent, d.delivered, d.read, d.ended, d.crc";

        /// Reads and checks the row at the cursor.
        public static DeliveryRow read(ResultSet rows) throws SQLException {
            long number = rows.getLong(3);
            boolean noNumber = rows.wasNull();
            return checked(new DeliveryRow(rows.getLong(1), rows.getLong(2), noNumber ? null : (Long) number, rows.getLong(4), rows.getString(5),
                    rows.getLong(6), rows.getLong(7), rows.getLong(8), rows.getLong(9)), rows, 10);
        }

        /// Writes the stage, the reason and the times of a row that is stored with this number. The number is not written, because SQLite would write its index again too.
        public void updateStage(Sql sql) throws SQLException {
            sql.change("UPDATE delivery SET stage = ?, reason = ?, sent = ?, delivered = ?, read = ?, ended = ?, crc = ? WHERE message = ? AND recipient = ? AND number IS ?",
                    stage, reason, sent, delivered, read, ended, Checksum.of(values()), message, recipient, number);
        }

        /// Writes all but the key of a row that is stored.
        public void updateAll(Sql sql) throws SQLException {
            sql.change("UPDATE delivery SET number = ?, stage = ?, reason = ?, sent = ?, delivered = ?, read = ?, ended = ?, crc = ? WHERE message = ? AND recipient = ?",
                    number, stage, reason, sent, delivered, read, ended, Checksum.of(values()), message, recipient);
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

    /// What we have received from an author: its store id, how often that changed, the highest number, and the newest refused numbers with blanks between them.
    public record AuthorRow(long peer, String store, long era, long number, String refused) implements Stored {
        /// The columns, in the order in which they are read.
        public static final String COLUMNS = "peer, store, era, number, refused, crc";

        /// Reads and checks the row at the cursor.
        public static AuthorRow read(ResultSet rows) throws SQLException {
            return checked(new AuthorRow(rows.getLong(1), rows.getString(2), rows.getLong(3), rows.getLong(4), rows.getString(5)), rows, 6);
        }

        @Override
        public String table() {
            return "author";
        }

        @Override
        public Object[] values() {
            return new Object[] {peer, store, era, number, refused};
        }
    }

    /// The numbers of a recipient: the last number given to it, and the highest acknowledged number.
    public record RecipientRow(long peer, long last, long settled) implements Stored {
        /// The columns, in the order in which they are read.
        public static final String COLUMNS = "peer, last, settled, crc";

        /// Reads and checks the row at the cursor.
        public static RecipientRow read(ResultSet rows) throws SQLException {
            return checked(new RecipientRow(rows.getLong(1), rows.getLong(2), rows.getLong(3)), rows, 4);
        }

        @Override
        public String table() {
            return "recipient";
        }

        @Override
        public Object[] values() {
            return new Object[] {peer, last, settled};
        }
    }

    /// Checks every row of a table whose last column is the checksum of all others, whatever the version of the table.
    ///
    /// @throws Checksum.Damaged if one is damaged, or if the file has no such table
    static void check(Sql sql, String table) throws SQLException {
        if (sql.number("SELECT count(*) FROM sqlite_schema WHERE name = ?", table) == 0) throw new Checksum.Damaged("the table " + table + " is missing");
        sql.each("SELECT * FROM " + table, row -> {
            int crcAt = row.getMetaData().getColumnCount();
            var values = new Object[crcAt - 1];
            for (int i = 0; i < values.length; i++) values[i] = switch (row.getObject(i + 1)) {
                case Integer number -> number.longValue();
                case Double _ -> throw new Checksum.Damaged("a row of the table " + table + " has a fraction");
                case Object other -> other;
                case null -> null;
            };
            Checksum.check(table, row.getLong(crcAt), values);
            return null;
        });
    }

    /// The one row of the table `tail`.
    public static TailRow tail(Sql sql) throws SQLException {
        return sql.first("SELECT commits, messages, crc FROM tail WHERE one = 1",
                rows -> checked(new TailRow(rows.getLong(1), rows.getLong(2)), rows, 3)).orElseThrow(() -> new Checksum.Damaged("the table tail is empty"));
    }

    /// Writes the row of the table `tail`.
    public static void writeTail(Sql sql, TailRow row) throws SQLException {
        row.put(sql);
    }
}
