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
        for (var claimed : new String[] {"../x", "con", " .a. ", "é".repeat(300) + ".pdf", "a".repeat(250) + ".tar.gz", "\u202e", "CON ", "_ con"}) {
            var safe = FileName.safe(claimed);
            assertEquals(safe, FileName.safe(safe), claimed);
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
        assertEquals("\u2764\ufe0f\u200d.png", FileName.safe("\u2764\ufe0f\u200d.png"));
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
