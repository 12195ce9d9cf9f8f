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
import java.util.concurrent.atomic.AtomicLong;
import org.hashverse.chat.PeerId;
import org.junit.jupiter.api.Test;

class PieceQueueTest {
    private static final PeerId ANA = PeerId.parse("A".repeat(51) + "A");
    private static final PeerId BO = PeerId.parse("B".repeat(51) + "A");
    private static final PeerId CY = PeerId.parse("C".repeat(51) + "A");

    private static final long STALLED = PieceQueue.STALLED.toNanos();
    private final AtomicLong now = new AtomicLong();

    private static BitSet pieces(int... all) {
        var set = new BitSet();
        for (int piece : all) set.set(piece);
        return set;
    }

    private PieceQueue queue(int... missing) {
        return new PieceQueue(pieces(missing), true, () -> 0, now::get);
    }

    private static List<Integer> all(PrimitiveIterator.OfInt from) {
        var all = new ArrayList<Integer>();
        while (from.hasNext()) all.add(from.nextInt());
        return all;
    }

    @Test
    void whatWasOfferedToOneComesInOrder() {
        var queue = new PieceQueue(pieces(1, 3, 4), false, new Random(1), now::get);
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
    void forTheLastPiecesOfTheAuthorReceiversTakeTurns() {
        var queue = new PieceQueue(pieces(0, 1, 2, 3, 4), true, new Random(1), now::get);
        queue.offered(BO, pieces(0, 1, 2, 3));
        queue.offered(CY, pieces(0));
        int asked = 0;
        for (int i = 0; i < 1_000; i++) {
            var next = queue.fromAuthor(ANA);
            if (!next.hasNext()) continue;
            assertEquals(4, next.nextInt());
            queue.refused(4, ANA);
            asked++;
        }
        assertTrue(asked > 50 && asked < 500, asked + " times of 1,000, with a chance of one in five");
    }

    @Test
    void theQueueDoesNotChangeTheSetThatItGot() {
        var missing = pieces(0, 1);
        var queue = new PieceQueue(missing, false, new Random(1), now::get);
        queue.fromAuthor(ANA).nextInt();
        assertEquals(pieces(0, 1), missing);
        missing.clear();
        assertFalse(queue.complete());
    }

    @Test
    void aPieceIsTakenOnlyWhenItIsAskedFor() {
        var queue = new PieceQueue(pieces(0, 1), false, new Random(1), now::get);
        var first = queue.fromAuthor(ANA);
        var second = queue.fromAuthor(BO);
        assertEquals(0, first.nextInt());
        assertEquals(1, second.nextInt());
        assertFalse(first.hasNext() || second.hasNext());
    }

    @Test
    void whatAPeerThatLeftWasAskedForIsMissingAgain() {
        var queue = queue(0, 1);
        queue.offered(BO, pieces(0, 1));
        assertEquals(2, all(queue.from(BO)).size());
        queue.arrived(0);
        queue.left(BO);
        assertEquals(List.of(1), all(queue.fromAuthor(ANA)));
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

    @Test
    void whatAnotherClaimsAndDoesNotSendComesFromTheAuthorAfterAWhile() {
        var queue = queue(0, 1, 2);
        queue.offered(BO, pieces(0, 1, 2));
        assertEquals(0, queue.from(BO).nextInt());
        now.set(STALLED - 1);
        assertEquals(List.of(), all(queue.fromAuthor(ANA)));
        now.set(STALLED);
        assertEquals(List.of(1, 2), all(queue.fromAuthor(ANA)));
        queue.arrived(1);
        queue.arrived(2);
        assertEquals(List.of(), all(queue.fromAuthor(ANA)), "pieces come again");
        now.set(2 * STALLED);
        assertEquals(List.of(0), all(queue.fromAuthor(ANA)), "it is under way from the other for too long");
        queue.left(BO);
        assertFalse(queue.complete());
        queue.arrived(0);
        assertTrue(queue.complete());
    }

    @Test
    void whatWasOfferedToOneIsTakenFromAnotherThatStallsToo() {
        var queue = new PieceQueue(pieces(0), false, new Random(1), now::get);
        queue.offered(BO, pieces(0));
        assertEquals(0, queue.from(BO).nextInt());
        assertEquals(List.of(), all(queue.fromAuthor(ANA)));
        now.set(STALLED);
        assertEquals(List.of(0), all(queue.fromAuthor(ANA)));
    }

    @Test
    void whileAnotherSendsTheAuthorIsLeftAlone() {
        var queue = queue(0, 1, 2);
        queue.offered(BO, pieces(0, 1, 2));
        for (int i = 0; i < 2; i++) {
            now.addAndGet(STALLED - 1);
            queue.arrived(queue.from(BO).nextInt());
            assertEquals(List.of(), all(queue.fromAuthor(ANA)));
        }
    }

    @Test
    void aPieceThatComesAfterItsSenderLeftIsHere() {
        var queue = queue(0);
        queue.offered(BO, pieces(0));
        assertEquals(0, queue.from(BO).nextInt());
        queue.left(BO);
        queue.arrived(0);
        assertTrue(queue.complete());
    }
}
