package org.hashverse.store.database;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;

/// Compares the index of words with the texts of the messages.
public final class WordIndexCheck {
    private WordIndexCheck() {}

    /// Fails unless the index has exactly the n-grams of the texts in the segments that are not stale, and nothing else.
    public static void run(Sql sql) throws SQLException {
        sql.snapshot(() -> {
            compare(sql);
            return null;
        });
    }

    private static void compare(Sql sql) throws SQLException {
        long buckets = 0;
        long next = 1;
        for (var segment : WordIndex.segments(sql, Long.MAX_VALUE).reversed()) {
            assertEquals(next, segment.first(), "segments follow each other without a gap");
            next = segment.last() + 1;
            if (segment.stale()) continue;
            var postings = new Postings();
            sql.each("SELECT row, talk, text FROM message WHERE row BETWEEN ? AND ? AND text <> '' ORDER BY row", row -> {
                postings.add(Grams.fold(row.getString(3)), row.getLong(2), (int) (row.getLong(1) - segment.first()));
                return null;
            }, segment.first(), segment.last());
            assertEquals(postings.bits(), segment.bits());
            postings.write((bucket, bytes) -> assertArrayEquals(bytes,
                    sql.first("SELECT grams FROM postings WHERE id = ?", row -> row.getBytes(1), (segment.first() << Postings.MOST_BITS) + bucket).orElseThrow()));
            buckets += 1L << segment.bits();
        }
        assertEquals(buckets, sql.number("SELECT count(*) FROM postings"), "the index knows what is no message any more");
    }
}
