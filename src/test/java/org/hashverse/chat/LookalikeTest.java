package org.hashverse.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Names that look alike.
class LookalikeTest {
    @Test
    void aNameInOtherLettersHasTheSkeletonOfTheOneItLooksLike() {
        // Greek, Cherokee, Lisu, Cyrillic soft sign and whole word, fullwidth, stroke, small capital, Armenian, Coptic, Latin beta, zero, Han zero, invisible
        for (var name : List.of("\u0392o", "B\u03bf", "\u13f4o", "\ua4d0o", "\u042co", "b\u043e", "\uff22o", "B\u00f8", "B\u1d0f", "B\u0585", "B\u2c9f", "\ua7b4o", "\u0432\u043e",
                "\u0412\u041e", "\u0392\u039f", "B0", "B\u3007", "Bo\u2060", "\u0299o"))
            assertEquals(Lookalike.skeleton("Bo"), Lookalike.skeleton(name), name);
        assertEquals(Lookalike.skeleton("HENRY"), Lookalike.skeleton("\u0397\u0395\u039dR\u03a5"), "capitals that look like a Latin one");
    }

    @Test
    void strokesAndRingsOfAnyKindLookLikeTheLetter() {
        for (var stroke : List.of("\u01c0", "\u0196", "\u0269", "\u2223", "\u2502", "|", "1", "I")) assertEquals(Lookalike.skeleton("Alice"), Lookalike.skeleton("A" + stroke + "ice"), stroke);
        for (var ring : List.of("\u0275", "\u019f", "\u04e9", "\u04e8")) assertEquals(Lookalike.skeleton("Bob"), Lookalike.skeleton("B" + ring + "b"), ring);
    }

    @Test
    void anUnderlineLooksLikeASpace() {
        for (var name : List.of("Alice_Bill", "Alice__Bill", "Alice\u203fBill", "Alice\uff3fBill", "AliceBill")) assertEquals(Lookalike.skeleton("Alice Bill"), Lookalike.skeleton(name), name);
        assertNotEquals("", Lookalike.skeleton("_"), "alone it can be seen");
    }

    @Test
    void namesThatLookDifferentHaveDifferentSkeletons() {
        for (var name : List.of("Bob", "Ba", "Do", "\u03b2o", "Bo.")) assertNotEquals(Lookalike.skeleton("Bo"), Lookalike.skeleton(name), name);
    }

    @Test
    void scriptsThatNobodyWritesTogetherAreMixed() {
        for (var name : List.of("B\u043e", "\u13f4o", "\ua4d0o", "\u0392o", "B\u06c1", "Anna \u0411")) assertTrue(Lookalike.mixed(name), name);
        for (var name : List.of("Bo", "J\u00f6rg 2", "\u0410\u043d\u043d\u0430", "\u674e Wei", "\u30bf\u30ed\u30fc Taro", "7", "")) assertFalse(Lookalike.mixed(name), name);
    }
}
