package org.hashverse.store.database;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

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

    /// Bytes of the longest number.
    private static final int MOST_BYTES = 5;
    /// The first bits of a hash, by which n-grams are sorted first: a segment with as much text as it may have ([WordIndex#CHARACTERS]) has about 30 n-grams for each value.
    private static final int SORTED_BITS = 13;

    private final List<Text> texts = new ArrayList<>();
    private final int[] counts = new int[1 << SORTED_BITS]; // of n-grams by their first bits
    private int size;
    private long[] all; // hash and place, sorted
    private int different; // how many different ones stand in `all`, at its beginning
    private byte[] bytes = new byte[1 << 10]; // of the bucket that is being written
    private int written;

    private record Text(String folded, long talk, int place) {
        void grams(Grams.Receiver receiver) {
            Grams.of(folded, receiver);
            receiver.gram(0, Grams.ofConversation(talk));
        }
    }

    /// Adds the n-grams of a text. Places must come in ascending order.
    void add(String folded, long talk, int place) {
        var text = new Text(folded, talk, place);
        texts.add(text);
        text.grams((_, hash) -> {
            counts[firstBits(hash)]++;
            size++;
        });
    }

    private static int firstBits(int hash) {
        return hash >>> Grams.BITS - SORTED_BITS;
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
        int bits = bits();
        sort();
        dropRepeated();
        int at = 0;
        for (int bucket = 0; bucket < 1 << bits; bucket++) {
            written = 0;
            for (int before = 0; at < different && bucket(hash(at), bits) == bucket; before = hash(at - 1)) {
                writeNumber(hash(at) - before);
                at = writePlaces(at);
            }
            receiver.bucket(bucket, Arrays.copyOf(bytes, written));
        }
    }

    /// Puts the n-grams into one array of the right length, each behind those with lower first bits, and sorts the few with the same first bits. The texts give their n-grams twice, because an array that
    /// grows would leave several times as much garbage behind.
    private void sort() {
        var ends = new int[counts.length]; // where the next n-gram with these first bits goes
        for (int value = 1; value < ends.length; value++) ends[value] = ends[value - 1] + counts[value - 1];
        all = new long[size];
        for (var text : texts) text.grams((_, hash) -> all[ends[firstBits(hash)]++] = (long) hash << Integer.SIZE | text.place());
        for (int value = 0; value < ends.length; value++) Arrays.sort(all, ends[value] - counts[value], ends[value]);
    }

    /// A text often has the same n-gram more than once.
    private void dropRepeated() {
        for (int at = 0; at < size; at++) if (different == 0 || all[at] != all[different - 1]) all[different++] = all[at];
    }

    private int hash(int at) {
        return (int) (all[at] >>> Integer.SIZE);
    }

    /// Returns where the next n-gram begins.
    private int writePlaces(int from) {
        int end = from;
        while (end < different && hash(end) == hash(from)) end++;
        writeNumber(end - from);
        int before = 0;
        for (int at = from; at < end; at++) {
            writeNumber((int) all[at] - before);
            before = (int) all[at];
        }
        return end;
    }

    private void writeNumber(int number) {
        if (bytes.length - written < MOST_BYTES) bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        int left = number;
        for (; left >= 0x80; left >>>= 7) bytes[written++] = (byte) (left | 0x80);
        bytes[written++] = (byte) left;
    }

    /// The places of an n-gram in its bucket.
    static BitSet places(byte[] bucket, int wanted) {
        var bytes = ByteBuffer.wrap(bucket);
        var places = new BitSet();
        int hash = 0;
        while (bytes.hasRemaining()) {
            hash += readNumber(bytes);
            int place = 0;
            for (int left = readNumber(bytes); left > 0; left--) {
                place += readNumber(bytes);
                if (hash == wanted) places.set(place);
            }
            if (hash >= wanted) break;
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
