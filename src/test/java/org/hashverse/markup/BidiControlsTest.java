package org.hashverse.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class BidiControlsTest {
    @Test
    void everyBidiControlIsReplacedAndNoOther() {
        for (int c = 0x2000; c < 0x2070; c++) {
            boolean control = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
            assertEquals(control ? "a\u200Bb" : "a" + (char) c + "b", BidiControls.neutralise("a" + (char) c + "b"), Integer.toHexString(c));
        }
    }

    @Test
    void aTextWithoutBidiControlsIsUnchanged() {
        var text = "שלום hello";
        assertSame(text, BidiControls.neutralise(text));
    }
}
