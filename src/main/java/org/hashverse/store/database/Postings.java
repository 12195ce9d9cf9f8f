package org.hashverse.store.database;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;

/// Which n-grams ([Grams]) stand in which messages of a segment, see [WordIndex]. Messages are named by their places: the row of a message minus the first row of the segment.
///
/// The n-grams are divided by the first bits of their hashes into buckets; each is a row of the table `postings`, so that a search reads a single row for an n-gram. A bucket holds for each of
/// its n-grams, in ascending order: the difference to the hash before, the number of places, and the first place and the differences of the others. Numbers have seven bits a byte, the lowest
/// first; the eighth bit says that another byte follows.
final class Postings {
    /// Places per bucket at which the number of buckets is aimed, so that a bucket has about as many bytes as a quarter of a page.
    private static final int PER_BUCKET = 1_024;
    /// The most bits that tell buckets apart.
    static final int MOST_BITS = 12;

    private long[] all = new long[1 << 10]; // hash and place
    private int size;

    /// Adds the n-grams of a text.
    void add(String folded, long talk, int place) {
        Grams.of(folded, (_, hash) -> add(hash, place));
        add(Grams.ofConversation(talk), place);
    }

    private void add(int hash, int place) {
        if (size == all.length) all = Arrays.copyOf(all, 2 * size);
        all[size++] = (long) hash << Integer.SIZE | place;
    }

    /// How many bits of a hash tell its bucket.
    int bits() {
        return Math.min(MOST_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(size / PER_BUCKET));
    }

    /// The bucket of an n-gram.
    static int bucket(int hash, int bits) {
        return hash >>> Grams.BITS - bits;
    }

    /// Receives the buckets.
    interface Receiver {
        /// @param bytes empty for a bucket without n-grams
        void bucket(int bucket, byte[] bytes) throws SQLException;
    }

    /// Passes on all buckets, in ascending order. Nothing can be added afterwards.
    void write(Receiver receiver) throws SQLException {
        Arrays.sort(all, 0, size);
        int bits = bits();
        int at = 0;
        for (int bucket = 0; bucket < 1 << bits; bucket++) {
            var bytes = new ByteArrayOutputStream();
            for (int before = 0; at < size && bucket(hash(at), bits) == bucket; before = hash(at - 1)) {
                writeNumber(bytes, hash(at) - before);
                at = writePlaces(bytes, at);
            }
            receiver.bucket(bucket, bytes.toByteArray());
        }
    }

    private int hash(int at) {
        return (int) (all[at] >>> Integer.SIZE);
    }

    /// Returns where the next n-gram begins.
    private int writePlaces(ByteArrayOutputStream bytes, int from) {
        int end = from;
        int count = 0;
        for (; end < size && hash(end) == hash(from); end++) if (isNew(from, end)) count++;
        writeNumber(bytes, count);
        int before = 0;
        for (int at = from; at < end; at++) if (isNew(from, at)) {
            writeNumber(bytes, (int) all[at] - before);
            before = (int) all[at];
        }
        return end;
    }

    /// Whether a place stands here for the first time: a text often has the same n-gram more than once.
    private boolean isNew(int from, int at) {
        return at == from || all[at] != all[at - 1];
    }

    private static void writeNumber(ByteArrayOutputStream bytes, int number) {
        int left = number;
        for (; left >= 0x80; left >>>= 7) bytes.write(left | 0x80);
        bytes.write(left);
    }

    /// The places of an n-gram in its bucket.
    static BitSet places(byte[] bucket, int wanted) {
        var bytes = ByteBuffer.wrap(bucket);
        var places = new BitSet();
        for (int hash = 0; bytes.hasRemaining() && hash < wanted; ) {
            hash += readNumber(bytes);
            int place = 0;
            for (int left = readNumber(bytes); left > 0; left--) {
                place += readNumber(bytes);
                if (hash == wanted) places.set(place);
            }
        }
        return places;
    }

    private static int readNumber(ByteBuffer bytes) {
        int number = 0;
        int shift = 0;
        int next;
        do {
            next = bytes.get();
            number |= (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }
}
