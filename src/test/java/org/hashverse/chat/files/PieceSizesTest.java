package org.hashverse.chat.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PieceSizesTest {
    @Test
    void onlyTheLastPieceMayBeShorter() {
        long size = 2L * PieceSizes.PIECE + 5;
        assertEquals(3, PieceSizes.count(size));
        assertEquals(PieceSizes.PIECE, PieceSizes.length(size, 0));
        assertEquals(PieceSizes.PIECE, PieceSizes.length(size, 1));
        assertEquals(5, PieceSizes.length(size, 2));
        assertEquals(PieceSizes.PIECE, PieceSizes.length(PieceSizes.PIECE, 0));
        assertThrows(IllegalArgumentException.class, () -> PieceSizes.length(size, 3));
        assertThrows(IllegalArgumentException.class, () -> PieceSizes.length(size, -1));
        assertThrows(IllegalArgumentException.class, () -> PieceSizes.length(0, 0));
    }

    @Test
    void theLargestContentHasTheMostPieces() {
        assertEquals(PieceSizes.MOST, PieceSizes.count(FileItem.MAX_SIZE));
        assertEquals(1 << 18, PieceSizes.MOST);
        assertThrows(IllegalArgumentException.class, () -> PieceSizes.count(FileItem.MAX_SIZE + 1));
        assertThrows(IllegalArgumentException.class, () -> PieceSizes.count(-1));
    }
}
