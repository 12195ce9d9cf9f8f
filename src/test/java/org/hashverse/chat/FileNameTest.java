package org.hashverse.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hashverse.chat.files.FileName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"report.pdf|report.pdf", "../x|x", "/etc/x|x", "C:\\x|x", "a/b|b", "a\\b|b", "..|file", ".|file", "...|file", "''|file", "/|file", "a/|a", "con|_con", "CON.txt|_CON.txt",
            "con .txt|_con .txt", "lpt1|_lpt1", "com¹.a|_com¹.a", "console|console", "x. . .|x", "' x '|x", ".bashrc|bashrc", "a:b|a_b", "what?*<>|what____", "tab\\u0009|tab"})
    void aNameIsOneElementOfAPath(String claimed, String safe) {
        assertEquals(safe, FileName.safe(claimed.replace("\\u0009", "\t")));
    }

    @Test
    void nothingInANameIsHiddenOrTurnsItAround() {
        Map.of("invoice\u202efdp.exe", "invoicefdp.exe", "a\u200bb", "ab", "e\u0301.txt", "\u00e9.txt", "a\nb", "ab", "a\u0000b", "ab", "\ufeffx", "x").forEach((claimed, safe) ->
                assertEquals(safe, FileName.safe(claimed)));
    }

    @Test
    void aSafeNameIsSafe() {
        for (var claimed : new String[] {"con" + " ".repeat(300) + "x.txt", "a".repeat(254) + "." + "b".repeat(200), "x\u2003.", "e\u200b\u0301", "\u200d", "a\u200d", "x\u00a0", "👨‍".repeat(60), "_" + "con".repeat(90), "../x", "con", " .a. ", "é".repeat(300) + ".pdf", "a".repeat(250) + ".tar.gz", "\u202e", "CON ", "_ con"}) {
            var safe = FileName.safe(claimed);
            assertEquals(safe, FileName.safe(safe), claimed);
        }
    }

    @Test
    void anEmojiStaysWhole() {
        assertEquals("👨‍👩‍👧.png", FileName.safe("👨‍👩‍👧.png"));
        assertEquals("❤️‍🔥", FileName.safe("❤️‍🔥"));
        assertEquals("👩🏽‍🚀", FileName.safe("👩🏽‍🚀"));
        assertEquals("ab", FileName.safe("a\u200db"), "a joiner between letters is invisible");
        var cut = FileName.safe("👨\u200d👩\u200d".repeat(60) + "👧.png");
        assertTrue(bytes(cut) <= 255 && !cut.contains("\u200d."), cut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200d", "\ufe0f", "\u0301", "\u3164", "\u2800", "\u115f\u1160", "\u00a0", " . \u2003", "\u034f", "\ud800"})
    void aNameThatShowsNothingIsNone(String claimed) {
        assertEquals("file", FileName.safe(claimed));
    }

    @Test
    void aCutLeavesNoDotAtTheEndAndNoDevice() {
        assertEquals("a".repeat(254), FileName.safe("a".repeat(254) + "." + "b".repeat(200)));
        assertEquals("_con.txt", FileName.safe("con" + " ".repeat(300) + "x.txt"));
        assertEquals("x", FileName.safe("x\u00a0.\u2003"));
    }

    @Test
    void aLongNameCostsNoMoreThanItsLength() {
        for (var part : new String[] {".", "/", " ", "a", "\u0301", "./", "\u200d👩"}) {
            var safe = FileName.safe(part.repeat(1_000_000 / part.length()) + "x"); // hours, if it cost the square of its length
            assertTrue(bytes(safe) <= 255);
        }
    }

    @Test
    void aLongNameKeepsItsEnding() {
        assertEquals(255, bytes(FileName.safe("a".repeat(251) + ".pdf")));
        assertEquals("a".repeat(251) + ".pdf", FileName.safe("a".repeat(251) + ".pdf"));
        assertEquals("a".repeat(251) + ".pdf", FileName.safe("a".repeat(252) + ".pdf"));
        assertEquals("é".repeat(125) + ".pdf", FileName.safe("é".repeat(300) + ".pdf"));
        assertEquals("a".repeat(248) + ".tar.gz", FileName.safe("a".repeat(300) + ".tar.gz"));
        assertTrue(bytes(FileName.safe("." + "e".repeat(400))) <= 255);
    }

    /// Each of these took seconds at the length of a frame, and would take days at this one.
    @ParameterizedTest
    @ValueSource(strings = {"/", ".", " ", "\u4e00", "a", "\u0316\u0301", ". ", "/a"})
    void noNameTakesLong(String part) {
        var parts = part.repeat(5_000_000);
        for (var claimed : new String[] {"x" + parts + "x", "x" + parts, parts + "x", "con" + parts + "x"}) {
            var safe = FileName.safe(claimed);
            assertTrue(bytes(safe) <= 255);
            assertEquals(safe, FileName.safe(safe));
        }
    }

    @Test
    void ofALongNameTheLast1024CharactersCount() {
        assertEquals(1_024, FileName.MOST_READ);
        assertEquals("x", FileName.safe("x".repeat(10) + "/".repeat(1_023) + "x"));
        assertEquals("x", FileName.safe("x" + "/".repeat(1_023)));
        assertEquals("file", FileName.safe("x" + "/".repeat(1_024)));
        assertEquals("a".repeat(251) + ".pdf", FileName.safe("\uD83D\uDE00" + "a".repeat(1_019) + ".pdf"), "half of a character at the beginning");
    }

    @Test
    void aNameThatShowsNothingIsReplaced() {
        for (var claimed : new String[] {"\u3164", "\u2800 \u115f", "\u200d", "\ufe0f\u0301", "\u3000", "\u00a0."}) assertEquals("file", FileName.safe(claimed));
        assertEquals("\u2764\ufe0f.png", FileName.safe("\u2764\ufe0f\u200d.png"), "it joins nothing");
    }

    @Test
    void aShortenedNameEndsWithNoDotOrSpace() {
        assertEquals("a".repeat(250), FileName.safe("a".repeat(250) + ". . . . . .".repeat(40) + "b".repeat(200)));
        assertEquals("a".repeat(240) + ".pdf", FileName.safe("a".repeat(240) + ". ".repeat(20) + "b".repeat(40) + ".pdf"));
    }

    @Test
    void anEndingIsWhatFollowsTheLastDot() {
        assertEquals(".pdf", FileName.ending("a.pdf"));
        assertEquals(".tar.gz", FileName.ending("a.tar.gz"));
        assertEquals(".gz", FileName.ending("a.b.gz"));
        assertEquals("", FileName.ending("a"));
        assertEquals("", FileName.ending(".a"));
    }

    @Test
    void aNumberStandsBeforeTheEnding() {
        assertEquals("report (2).pdf", FileName.numbered("report.pdf", 2));
        assertEquals("report (12)", FileName.numbered("report", 12));
        var longest = FileName.numbered("a".repeat(251) + ".pdf", 1_000);
        assertEquals(255, bytes(longest));
        assertTrue(longest.endsWith("a (1000).pdf"));
        var longEnding = FileName.numbered("a." + "b".repeat(253), 2);
        assertEquals(255, bytes(longEnding));
        assertTrue(longEnding.startsWith("a.b") && longEnding.endsWith("b (2)"), longEnding);
        for (var name : new String[] {"report.pdf", "é".repeat(127), "a." + "b".repeat(253), "👨‍👩‍👧".repeat(14), "a".repeat(250) + "  .txt"}) {
            var numbered = FileName.numbered(FileName.safe(name), 99_999);
            assertEquals(numbered, FileName.safe(numbered));
        }
    }

    @Test
    void namesThatAreOneFileOnSomeSystemAreTheSame() {
        assertTrue(FileName.same("A.TXT", "a.txt"));
        assertTrue(FileName.same("\u00e9", "e\u0301"));
        assertFalse(FileName.same("a", "b"));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
