package org.hashverse.store.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hashverse.faults.Seed;
import org.junit.jupiter.api.Test;

/// Which n-grams stand in which messages, written and read.
class PostingsTest {
    private static List<byte[]> buckets(Postings postings) throws SQLException {
        var buckets = new ArrayList<byte[]>();
        postings.write((bucket, bytes) -> {
            assertEquals(buckets.size(), bucket);
            buckets.add(bytes);
        });
        assertEquals(1 << postings.bits(), buckets.size());
        return buckets;
    }

    private static BitSet places(List<byte[]> buckets, int bits, int hash) {
        return Postings.places(buckets.get(Postings.bucket(hash, bits)), hash);
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        long seed = Seed.any();
        var random = new Random(seed);
        for (int messages : new int[] {0, 1, 30, 1_000}) {
            var postings = new Postings();
            Map<Integer, BitSet> expected = new HashMap<>();
            for (int message = 0; message < messages; message++) {
                int place = message * 4;
                var text = Integer.toString(random.nextInt(1_000_000), 36) + " " + random.nextInt(100);
                postings.add(text, message % 3, place);
                Grams.of(text, (_, hash) -> expected.computeIfAbsent(hash, _ -> new BitSet()).set(place));
                expected.computeIfAbsent(Grams.ofConversation(message % 3), _ -> new BitSet()).set(place);
            }
            var buckets = buckets(postings);
            expected.forEach((hash, places) -> assertEquals(places, places(buckets, postings.bits(), hash), "seed " + seed));
            for (int i = 0; i < 1_000; i++) {
                int hash = random.nextInt(Integer.MAX_VALUE);
                assertEquals(expected.getOrDefault(hash, new BitSet()), places(buckets, postings.bits(), hash), "seed " + seed);
            }
        }
    }

    @Test
    void thereAreAsManyBucketsAsTheNGramsNeedButNoMoreThanHaveNumbers() throws Exception {
        var few = new Postings();
        few.add("word", 1, 0);
        assertEquals(1, buckets(few).size());
        var many = new Postings();
        for (int place = 0; place < WordIndex.ROWS; place++) many.add("some words " + place, 1, place);
        var bytes = buckets(many).stream().mapToInt(bucket -> bucket.length).summaryStatistics();
        assertTrue(bytes.getAverage() > 200 && bytes.getAverage() < 2_000, bytes::toString);
        var tooMany = new Postings();
        var text = "abcdefghijklmnopqrstuvwxyz".repeat(500);
        for (int place = 0; place < 100; place++) tooMany.add(text, 1, place);
        assertEquals(Postings.MOST_BITS, tooMany.bits());
        var buckets = buckets(tooMany);
        assertEquals(100, places(buckets, Postings.MOST_BITS, Grams.ofWords(List.of("wxyz"), 1).getFirst()).cardinality());
    }
}
