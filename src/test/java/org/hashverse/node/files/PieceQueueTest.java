package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Which piece comes next.
class PieceQueueTest {
    private final PieceQueue queue = queue(1, 2, 5);

    private static BitSet set(int... pieces) {
        var set = new BitSet();
        for (int piece : pieces) set.set(piece);
        return set;
    }

    private static PieceQueue queue(int... missing) {
        return new PieceQueue(set(missing), new Random(1));
    }

    @Test
    void missingPiecesComeInOrderAndEachOnce() {
        assertEquals(OptionalInt.of(1), queue.takeFirst());
        assertEquals(OptionalInt.of(2), queue.takeFirst());
        assertEquals(OptionalInt.of(5), queue.takeFirst());
        assertEquals(OptionalInt.empty(), queue.takeFirst());
        assertEquals(3, queue.left());
        assertFalse(queue.complete());
        for (int piece : new int[] {1, 2, 5}) queue.arrived(piece);
        assertTrue(queue.complete());
        assertEquals(0, queue.left());
    }

    @Test
    void aPieceThatDidNotComeIsTakenAgain() {
        queue.takeFirst();
        queue.putBack(1);
        assertEquals(3, queue.left());
        assertEquals(OptionalInt.of(1), queue.takeFirst());
    }

    @Test
    void theQueueDoesNotChangeTheSetThatItGot() {
        var missing = set(0);
        new PieceQueue(missing, new Random()).takeFirst();
        assertEquals(set(0), missing);
    }

    @Test
    void anIteratorTakesAPieceOnlyWhenItIsAsked() {
        var pieces = queue.inOrder();
        assertEquals(OptionalInt.of(1), queue.takeFirst());
        assertTrue(pieces.hasNext());
        assertTrue(pieces.hasNext());
        assertEquals(2, pieces.nextInt());
        assertEquals(5, pieces.nextInt());
        assertThrows(NoSuchElementException.class, pieces::nextInt);
        queue.putBack(1);
        assertEquals(1, pieces.nextInt());
    }

    @Test
    void ofASourceOnlyWhatItHasIsTaken() {
        assertEquals(OptionalInt.empty(), queue.takeAny(set(0, 3, 9)));
        assertEquals(OptionalInt.of(5), queue.takeAny(set(0, 5)));
        assertEquals(OptionalInt.empty(), queue.takeAny(set(0, 5)));
        var offered = set(1, 2);
        queue.takeAny(offered);
        assertEquals(set(1, 2), offered);
    }

    @Test
    void severalReceiversTakeDifferentPieces() {
        var first = new HashSet<Integer>();
        for (int seed = 0; seed < 100; seed++) first.add(new PieceQueue(set(1, 2, 5), new Random(seed)).takeAny(set(1, 2, 5)).getAsInt());
        assertEquals(3, first.size());
    }
}
