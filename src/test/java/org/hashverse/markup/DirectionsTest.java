package org.hashverse.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class DirectionsTest {
    @Test
    void everyDirectionCharacterIsReplacedAndNoOther() {
        for (int c = 0x2000; c < 0x2070; c++) {
            boolean turns = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
            assertEquals(turns ? "a\u200Bb" : "a" + (char) c + "b", Directions.neutral("a" + (char) c + "b"), Integer.toHexString(c));
        }
    }

    @Test
    void aTextWithoutDirectionCharactersIsUnchanged() {
        var text = "שלום hello";
        assertSame(text, Directions.neutral(text));
    }
}
