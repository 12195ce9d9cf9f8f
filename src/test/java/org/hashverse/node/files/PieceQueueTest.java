package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hashverse.chat.PeerId;
import org.junit.jupiter.api.Test;

class PieceQueueTest {
    private static final PeerId ANA = PeerId.parse("A".repeat(51) + "A");
    private static final PeerId BO = PeerId.parse("B".repeat(51) + "A");
    private static final PeerId CY = PeerId.parse("C".repeat(51) + "A");

    private static BitSet pieces(int... all) {
        var set = new BitSet();
        for (int piece : all) set.set(piece);
        return set;
    }

    private static PieceQueue queue(int... missing) {
        return new PieceQueue(pieces(missing), new Random(1));
    }

    private static List<Integer> all(PrimitiveIterator.OfInt from) {
        var all = new ArrayList<Integer>();
        while (from.hasNext()) all.add(from.nextInt());
        return all;
    }

    @Test
    void theAuthorAloneIsAskedInOrder() {
        var queue = queue(1, 3, 4);
        assertEquals(List.of(1, 3, 4), all(queue.fromAuthor(ANA)));
        assertFalse(queue.complete(), "they are under way");
        for (int piece : new int[] {1, 3, 4}) queue.arrived(piece);
        assertTrue(queue.complete());
    }

    @Test
    void anotherIsAskedForWhatItHas() {
        var queue = queue(0, 1, 2, 3);
        assertEquals(List.of(), all(queue.from(BO)), "it has offered nothing");
        queue.offered(BO, pieces(1, 3, 7));
        assertEquals(Set.of(1, 3), new TreeSet<>(all(queue.from(BO))));
    }

    @Test
    void theAuthorIsAskedForTwoPiecesAtATimeThatNobodyElseHas() {
        var queue = queue(0, 1, 2, 3);
        queue.offered(BO, pieces(0));
        var first = all(queue.fromAuthor(ANA));
        assertEquals(PieceQueue.OF_AUTHOR, first.size());
        assertFalse(first.contains(0));
        assertEquals(List.of(), all(queue.fromAuthor(ANA)));
        queue.arrived(first.getFirst());
        assertEquals(1, all(queue.fromAuthor(ANA)).size());
    }

    @Test
    void whatAPeerThatLeftWasAskedForIsMissingAgain() {
        var queue = queue(0, 1);
        queue.offered(BO, pieces(0, 1));
        assertEquals(2, all(queue.from(BO)).size());
        queue.arrived(0);
        queue.left(BO);
        assertEquals(List.of(1), all(queue.fromAuthor(ANA)), "and nobody else has anything");
    }

    @Test
    void aRefusedPieceComesFromSomebodyElse() {
        var queue = queue(0);
        queue.offered(BO, pieces(0));
        assertEquals(List.of(0), all(queue.from(BO)));
        queue.refused(0, BO);
        assertEquals(List.of(), all(queue.from(BO)));
        assertEquals(List.of(0), all(queue.fromAuthor(ANA)));
        queue.refused(0, CY);
        assertFalse(queue.complete(), "who was not asked refuses nothing");
        queue.arrived(0);
        assertTrue(queue.complete());
    }
}
