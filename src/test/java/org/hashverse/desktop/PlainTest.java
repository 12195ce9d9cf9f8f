package org.hashverse.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PlainTest {
    @Test
    void whiteSpaceAndControlsBecomeOneSpace() {
        assertEquals("two lines and a bell", Plain.line("  two\r\n\tlines\u0000 and\u2028a \u0007 bell\u001b", 100));
        assertEquals("", Plain.line(" \n\u0000 ", 100));
    }

    @Test
    void directionAndInvisibleCharactersAreRemoved() {
        assertEquals("exe.gpj", Plain.line("\u202Eexe\u2066.\u200Fgpj\u200B\uFEFF\uE000", 100));
        assertEquals("ab", Plain.line("a\uD800b\uDC00", 100));
        assertEquals("👩‍🚀", Plain.line("👩‍🚀", 100));
    }

    @Test
    void marksOnOneLetterAreBounded() {
        assertEquals("Z" + "\u0301".repeat(Plain.MOST_MARKS) + "a", Plain.line("Z" + "\u0301".repeat(1000) + "a", 100));
        assertEquals("Z" + "\u0301".repeat(Plain.MOST_MARKS), Plain.line("Z" + "\u0301".repeat(Plain.MOST_MARKS), 100));
    }

    @Test
    void theLengthIsBoundedInCharacters() {
        assertEquals("12345", Plain.line("12345", 5));
        assertEquals("1234…", Plain.line("123456", 5));
        assertEquals("😀😀…", Plain.line("😀".repeat(4), 3));
        assertEquals("123…", Plain.line("123 56", 4));
        assertEquals(Notification.MOST_TEXT, new Notification("a", "b", "c".repeat(20_000), "d").text().length());
        assertEquals(Notification.MOST_TITLE, new Notification("a", "b".repeat(20_000), "c", "d").title().length());
    }

    @Test
    void anInvisibleTitleBecomesTheProgramsName() {
        assertEquals("Hashverse", new Notification("a", "\u200B \u202E", "b", "c").title());
        assertEquals("x", new Notification("a", "\u200Bx", "b", "c").title());
    }

    @Test
    void aTagIsAWord() {
        assertThrows(IllegalArgumentException.class, () -> new Notification("a b", "", "", ""));
        assertThrows(IllegalArgumentException.class, () -> new Notification("", "", "", ""));
    }
}
