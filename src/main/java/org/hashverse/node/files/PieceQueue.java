package org.hashverse.node.files;

import java.util.BitSet;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.Random;

/// Which pieces of one download to get next, for several threads that each get pieces from one source. A piece is missing, under way or here.
final class PieceQueue {
    private final BitSet missing;
    private final BitSet underWay = new BitSet();
    private final Random random;

    /// @param missing the pieces that are not here
    PieceQueue(BitSet missing, Random random) {
        this.missing = (BitSet) missing.clone();
        this.random = random;
    }

    /// The first missing piece that nobody gets. Empty if there is none now.
    synchronized OptionalInt takeFirst() {
        return taken(missing.nextSetBit(0));
    }

    /// The missing pieces that nobody gets, in order, each of them taken when it is asked for.
    PrimitiveIterator.OfInt inOrder() {
        return new PrimitiveIterator.OfInt() {
            private OptionalInt next = OptionalInt.empty();

            @Override
            public boolean hasNext() {
                if (next.isEmpty()) next = takeFirst();
                return next.isPresent();
            }

            @Override
            public int nextInt() {
                if (!hasNext()) throw new NoSuchElementException();
                int piece = next.getAsInt();
                next = OptionalInt.empty();
                return piece;
            }
        };
    }

    /// Any missing piece that nobody gets and that a source has, so that several receivers get different ones. Empty if there is none now.
    synchronized OptionalInt takeAny(BitSet offered) {
        var possible = (BitSet) offered.clone();
        possible.and(missing);
        if (possible.isEmpty()) return OptionalInt.empty();
        int skip = random.nextInt(possible.cardinality());
        int piece = possible.nextSetBit(0);
        for (; skip > 0; skip--) piece = possible.nextSetBit(piece + 1);
        return taken(piece);
    }

    private OptionalInt taken(int piece) {
        if (piece < 0) return OptionalInt.empty();
        missing.clear(piece);
        underWay.set(piece);
        return OptionalInt.of(piece);
    }

    /// A piece that was taken did not come.
    synchronized void putBack(int piece) {
        underWay.clear(piece);
        missing.set(piece);
        notifyAll();
    }

    /// A piece that was taken is here.
    synchronized void arrived(int piece) {
        underWay.clear(piece);
        notifyAll();
    }

    /// Whether all pieces are here.
    synchronized boolean complete() {
        return missing.isEmpty() && underWay.isEmpty();
    }

    /// How many pieces are not here.
    synchronized int left() {
        return missing.cardinality() + underWay.cardinality();
    }
}
