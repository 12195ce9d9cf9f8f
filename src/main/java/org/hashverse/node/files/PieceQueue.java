package org.hashverse.node.files;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hashverse.chat.PeerId;

/// Which pieces of one download to get next, from the author and from others that have some of them. A piece is missing, under way from one of them, or here. For any thread.
///
/// What was offered to one comes from the author in order. For what was offered to several, the author is asked only for what none of the others has, for few pieces at a time and in any order: so
/// a whole class costs the author little more than one copy. But if no piece came for a while, the author is asked for what others have or were asked for: one of them may claim all pieces and send none.
final class PieceQueue {
    /// Most pieces that are under way from the author of a message to many: one is read while the other is written.
    static final int OF_AUTHOR = 2;
    /// With this many other sources, only one: the fewer pieces are under way, the fewer the author sends to two receivers.
    static final int MANY = 4;
    /// If no piece came for this long, the author is asked for pieces of others. In a class of thirty the first piece of an author with 100 Mbit/s takes 5 s.
    static final Duration STALLED = Duration.ofSeconds(15);
    private final BitSet missing;
    private final Map<Integer, PeerId> underWay = new HashMap<>();
    private final Map<PeerId, BitSet> offers = new HashMap<>();
    private final boolean ofMany;
    private final RandomGenerator random;
    private final LongSupplier nanos;
    private long lastArrival;

    /// @param missing the pieces that are not here
    /// @param ofMany  whether the content was offered to several
    /// @param nanos   the clock
    PieceQueue(BitSet missing, boolean ofMany, RandomGenerator random, LongSupplier nanos) {
        this.missing = (BitSet) missing.clone();
        this.ofMany = ofMany;
        this.random = random;
        this.nanos = nanos;
        lastArrival = nanos.getAsLong();
    }

    PieceQueue(BitSet missing, boolean ofMany, LongSupplier nanos) {
        this(missing, ofMany, new Random(), nanos);
    }

    /// What to ask the author for; each piece is taken when it is asked for.
    PrimitiveIterator.OfInt fromAuthor(PeerId author) {
        return new Next(() -> takeFromAuthor(author));
    }

    /// What to ask another receiver for; each piece is taken when it is asked for.
    PrimitiveIterator.OfInt from(PeerId source) {
        return new Next(() -> takeFrom(source));
    }

    private synchronized OptionalInt takeFromAuthor(PeerId author) {
        if (!ofMany && !missing.isEmpty()) return taken(missing.nextSetBit(0), author);
        if (underWay.values().stream().filter(author::equals).count() >= (offers.size() < MANY ? OF_AUTHOR : 1)) return OptionalInt.empty();
        if (nanos.getAsLong() - lastArrival >= STALLED.toNanos()) return taken(missing.isEmpty() ? fromOthers(author) : any(missing), author);
        var rare = (BitSet) missing.clone();
        offers.values().forEach(rare::andNot);
        // the fewer such pieces there are, the more likely another receiver is asking for the same one just now
        if (!offers.isEmpty() && random.nextInt(2 * offers.size() + 1) >= rare.cardinality()) return OptionalInt.empty();
        return taken(any(rare), author);
    }

    /// A piece that is under way from another; -1 if there is none.
    private int fromOthers(PeerId author) {
        return underWay.entrySet().stream().filter(each -> !each.getValue().equals(author)).mapToInt(Map.Entry::getKey).findFirst().orElse(-1);
    }

    private synchronized OptionalInt takeFrom(PeerId source) {
        var possible = (BitSet) offers.getOrDefault(source, new BitSet()).clone();
        possible.and(missing);
        return taken(any(possible), source);
    }

    private int any(BitSet pieces) {
        if (pieces.isEmpty()) return -1;
        int piece = pieces.nextSetBit(0);
        for (int skip = random.nextInt(pieces.cardinality()); skip > 0; skip--) piece = pieces.nextSetBit(piece + 1);
        return piece;
    }

    private OptionalInt taken(int piece, PeerId from) {
        if (piece < 0) return OptionalInt.empty();
        missing.clear(piece);
        underWay.put(piece, from);
        return OptionalInt.of(piece);
    }

    /// Another peer has these pieces now. They replace what it offered before.
    synchronized void offered(PeerId source, BitSet pieces) {
        offers.put(source, (BitSet) pieces.clone());
        notifyAll();
    }

    /// A peer gives nothing any more. What it was asked for is missing again.
    synchronized void left(PeerId source) {
        offers.remove(source);
        underWay.entrySet().removeIf(each -> {
            if (!each.getValue().equals(source)) return false;
            missing.set(each.getKey());
            return true;
        });
        notifyAll();
    }

    /// A peer refused a piece. It is not asked for this piece again until it offers the piece anew.
    synchronized void refused(int piece, PeerId source) {
        if (underWay.remove(piece, source)) missing.set(piece);
        if (offers.containsKey(source)) offers.get(source).clear(piece);
        notifyAll();
    }

    /// A piece is here.
    synchronized void arrived(int piece) {
        lastArrival = nanos.getAsLong();
        missing.clear(piece);
        underWay.remove(piece);
        notifyAll();
    }

    /// Whether all pieces are here.
    synchronized boolean complete() {
        return missing.isEmpty() && underWay.isEmpty();
    }

    /// Waits until something changes, or for a while.
    synchronized void awaitChange(long millis) throws InterruptedException {
        if (!complete()) wait(millis);
    }

    /// Takes a piece when it is asked whether there is one.
    private static final class Next implements PrimitiveIterator.OfInt {
        private final Supplier<OptionalInt> taker;
        private OptionalInt next = OptionalInt.empty();

        Next(Supplier<OptionalInt> taker) {
            this.taker = taker;
        }

        @Override
        public boolean hasNext() {
            if (next.isEmpty()) next = taker.get();
            return next.isPresent();
        }

        @Override
        public int nextInt() {
            if (!hasNext()) throw new NoSuchElementException();
            int piece = next.getAsInt();
            next = OptionalInt.empty();
            return piece;
        }
    }
}
