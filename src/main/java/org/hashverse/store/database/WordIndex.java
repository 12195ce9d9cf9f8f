package org.hashverse.store.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hashverse.store.files.Checksum;

/// The index of the words of all messages, which the search reads. It divides the messages, in the order of their rows, into segments. For each segment it knows which n-grams ([Grams]) stand in
/// which messages. So a search reads at most a few rows of the index for each segment, however common or rare its words are, and then only messages that very likely have them.
///
/// A segment is written at once, when there are enough messages for it. So a few messages, the newest, are in no segment, and after the update from an earlier version all are. When a message of a segment is
/// edited or deleted, triggers of [Schema] delete what the index knows of the segment, which then is stale until it is filled again. The search reads the texts of messages without a segment and of
/// stale segments.
public final class WordIndex {
    /// Rows of a segment.
    public static final int ROWS = 4_096;
    /// Characters from which on a segment has fewer rows: while it is written, nothing else is, for some 20 ms on a computer with two cores.
    public static final int CHARACTERS = 1 << 16;

    /// Messages found in a segment from which down it takes less time to read them than to look up further n-grams.
    private static final int FEW = 2;

    private static final String SEGMENT = "SELECT first, last, bits, stale, crc FROM segment ";

    private WordIndex() {}

    /// A segment.
    ///
    /// @param first its first row
    /// @param last  its last row; the next segment begins after it
    /// @param bits  see [Postings#bits]
    /// @param stale whether the index lacks its messages
    public record Segment(long first, long last, int bits, boolean stale) {
        private static Segment read(ResultSet row) throws SQLException {
            var segment = new Segment(row.getLong(1), row.getLong(2), row.getInt(3), row.getBoolean(4));
            Checksum.check("segment", row.getLong(5), segment.first, segment.last, (long) segment.bits);
            return segment;
        }

        private void write(Sql sql) throws SQLException {
            sql.change("INSERT OR REPLACE INTO segment VALUES (?, ?, ?, ?, ?)", first, last, bits, stale, Checksum.of(first, last, (long) bits));
        }

        private long bucket(int bucket) {
            return (first << Postings.MOST_BITS) + bucket;
        }
    }

    /// How far the index goes.
    ///
    /// @param last  the last row of the last segment; 0 for none
    /// @param stale whether a segment is stale
    public record Reach(long last, boolean stale) {}

    /// How far the index goes.
    public static Reach reach(Sql sql) throws SQLException {
        return sql.first("SELECT coalesce((SELECT last FROM segment ORDER BY first DESC LIMIT 1), 0), EXISTS (SELECT 1 FROM segment WHERE stale = 1)",
                row -> new Reach(row.getLong(1), row.getBoolean(2))).orElseThrow();
    }

    /// Characters of the texts after a row, counted for the rows of one segment.
    public static long charactersAfter(Sql sql, long row) throws SQLException {
        return sql.number("SELECT sum(length(text)) FROM message WHERE row > ? AND row <= ?", row, row + ROWS);
    }

    /// Adds the next segment. Needs a transaction.
    ///
    /// @param last the last row that it may have
    public static void add(Sql sql, long last) throws SQLException {
        fill(sql, reach(sql).last() + 1, last);
    }

    /// Fills the newest stale segment again, if there is one. Needs a transaction.
    public static void refill(Sql sql) throws SQLException {
        var stale = sql.first(SEGMENT + "WHERE stale = 1 ORDER BY first DESC LIMIT 1", Segment::read);
        if (stale.isEmpty()) return;
        long filled = fill(sql, stale.get().first(), stale.get().last());
        if (filled < stale.get().last()) new Segment(filled + 1, stale.get().last(), 0, true).write(sql); // edits have made its texts too long for one segment
    }

    /// Writes a segment with rows from `first` to `last`, or with fewer if their texts are long.
    ///
    /// @return its last row
    private static long fill(Sql sql, long first, long last) throws SQLException {
        var postings = new Postings();
        var end = new AtomicLong(last);
        var characters = new AtomicLong();
        sql.until("SELECT row, talk, text FROM message WHERE row BETWEEN ? AND ? AND text <> '' ORDER BY row", row -> {
            var text = Grams.fold(row.getString(3));
            postings.add(text, row.getLong(2), (int) (row.getLong(1) - first));
            boolean full = characters.addAndGet(text.length()) >= CHARACTERS;
            if (full) end.set(row.getLong(1));
            return full;
        }, first, last);
        var segment = new Segment(first, end.get(), postings.bits(), false);
        segment.write(sql);
        postings.write((bucket, bytes) -> {
            long id = segment.bucket(bucket);
            sql.change("INSERT OR REPLACE INTO postings VALUES (?, ?, ?)", id, bytes, Checksum.of(id, bytes));
        });
        return end.get();
    }

    /// All segments with rows before a row, the newest first.
    public static List<Segment> segments(Sql sql, long before) throws SQLException {
        return sql.list(SEGMENT + "WHERE first < ? ORDER BY first DESC", Segment::read, before);
    }

    /// The messages of a segment that is not stale whose texts have all hashes of [Grams]: their rows minus the first row of the segment. Among them are a few other messages.
    ///
    /// @throws Checksum.Damaged if the index of the segment is damaged
    public static BitSet rows(Sql sql, Segment segment, List<Integer> hashes) throws SQLException {
        BitSet rows = null;
        for (int hash : hashes) {
            long id = segment.bucket(Postings.bucket(hash, segment.bits()));
            var bucket = sql.first("SELECT grams, crc FROM postings WHERE id = ?", row -> checked(id, row.getBytes(1), row.getLong(2)), id)
                    .orElseThrow(() -> new Checksum.Damaged("the table postings lacks number " + id));
            var places = Postings.places(bucket, hash);
            if (rows == null) rows = places;
            else rows.and(places);
            if (rows.cardinality() <= FEW) break;
        }
        return rows;
    }

    private static byte[] checked(long id, byte[] bytes, long crc) throws SQLException {
        Checksum.check("postings", crc, id, bytes);
        return bytes;
    }

    /// Checks all checksums of the index.
    ///
    /// @throws Checksum.Damaged with the first fault found
    static void check(Sql sql) throws SQLException {
        sql.each(SEGMENT, Segment::read);
        sql.each("SELECT id, grams, crc FROM postings", row -> checked(row.getLong(1), row.getBytes(2), row.getLong(3)));
    }
}
