package org.hashverse.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hashverse.chat.MessageText;
import org.junit.jupiter.api.Test;

class LongTextTest {
    @Test
    void whatFitsIsOnePart() {
        assertEquals(List.of("x".repeat(MessageText.MAX_BYTES)), LongText.parts("x".repeat(MessageText.MAX_BYTES)));
        assertEquals(0, LongText.over("x".repeat(MessageText.MAX_BYTES)));
        assertEquals(List.of(), LongText.parts("  \n "));
    }

    @Test
    void oneByteTooManyMakesTwo() {
        var text = "x".repeat(MessageText.MAX_BYTES + 1);
        assertEquals(1, LongText.over(text));
        assertEquals(List.of("x".repeat(MessageText.MAX_BYTES), "x"), LongText.parts(text));
    }

    @Test
    void aCutFallsBetweenWordsAndNeverInsideACharacter() {
        var words = "hello wörld ".repeat(3000).strip();
        var parts = LongText.parts(words);
        assertEquals(words, String.join(" ", parts));
        var faces = "😀".repeat(5000);
        for (var part : LongText.parts(faces)) {
            assertTrue(MessageText.bytes(part) <= MessageText.MAX_BYTES);
            assertEquals(java.util.Optional.empty(), MessageText.fault(part));
        }
        assertEquals(faces, String.join("", LongText.parts(faces)));
    }

    @Test
    void thePartsAreCountedWithoutBeingMade() {
        for (var text : List.of("", " \n", "x", "hello wörld ".repeat(9_000), "😀".repeat(20_000), ("y".repeat(14_000) + "\n\n ").repeat(9)))
            assertEquals(LongText.parts(text).size(), LongText.count(text));
    }

    @Test
    void pastedControlCharactersAreDropped() {
        assertEquals("a\nb\nc\td", LongText.clean("a\r\nb\rc\td\u0007\u001b\u0080\u007f"));
        assertEquals("a\nb\nc\nd", LongText.clean("a\u000bb\fc\u0085d"), "words stay apart");
        assertEquals("one\ntwo", LongText.clean("one\u2028two"));
        assertEquals("x", LongText.clean("\ud800x\udc00"));
    }
}
