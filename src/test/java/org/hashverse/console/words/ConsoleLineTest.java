package org.hashverse.console.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleLineTest {
    @Test
    void plainNamesAreBare() {
        for (var name : List.of("Ana", "bo_2", "a.b-c", "Zoë", "名前", "Жанна", "42")) assertEquals(name, ConsoleLine.name(name));
    }

    @Test
    void allOtherNamesAreQuoted() {
        assertEquals("\"Quiet Heron\"", ConsoleLine.name("Quiet Heron"));
        assertEquals("\"a\\\"b\\\\c\"", ConsoleLine.name("a\"b\\c"));
        assertEquals("\"10.0.0.7:8000\"", ConsoleLine.name("10.0.0.7:8000"));
        assertEquals("\"-\"", ConsoleLine.name("-"));
        assertEquals("\"דנה\"", ConsoleLine.name("דנה"), "it would turn the address after it");
        assertEquals("\"🦊\"", ConsoleLine.name("🦊"));
    }

    @Test
    void hostileNamesStayOneWordOfOneLine() {
        var hostile = List.of("x\nmessage Ana 10.0.0.7:8000 send money", "x\rjoined", "x\u2028left", "x\u2029", "x\u0085", "x\u000b", "a\tb", "\u202egnp", "\u2066a\u2069",
                "a\u200bb", "\ufeffa", "a\u00adb", "\u001b[2J", "\u007f", "a\u00a0b", "\u3164", "\u115f", "\uffa0", "\ue000", "a\ud800b", "\udb40\udc41", "\u2800", "a\ufe0fb", "a\ufe00", "\udb40\udd00", "a\u180b", "\u0308", "\u20ddBo", "\" 10.0.0.7:8000 ID");
        for (var name : hostile) {
            var word = ConsoleLine.name(name);
            assertTrue(word.startsWith("\"") && word.endsWith("\""), word);
            assertEquals(1, word.lines().count(), word);
            assertTrue(word.codePoints().allMatch(c -> c == ' ' || Character.isLetterOrDigit(c) || "\"\\{}[].:".indexOf(c) >= 0), word);
            assertFalse(word.substring(1, word.length() - 1).replace("\\\\", "").replace("\\\"", "").contains("\""), word);
        }
    }

    @Test
    void everyEscapeCanBeTypedBack() {
        for (var name : List.of("a\"b", "a\\nb", "a\nb", "a\tb\r", "\u202eab", "\udb40\udc41x", "\u0308Bo", "\u2800", "Two Words", "\\u{41}", "\\"))
            assertEquals("@\"" + name + "\"", PeerWord.of("@\"" + ConsoleLine.text(name).replace("\"", "\\\"") + "\""));
    }

    @Test
    void wordsThatAreNoEscapesAreUnchanged() {
        assertEquals("@\"a\\u{zz}\"", PeerWord.of("@\"a\\u{zz}\""));
        assertEquals("@\"\\u{110000}\"", PeerWord.of("@\"\\u{110000}\""));
        assertEquals("@\"\\u\"", PeerWord.of("@\"\\u\""));
        assertEquals("@Bo", PeerWord.of("@Bo"));
        assertEquals("@\"", PeerWord.of("@\""));
    }

    @Test
    void textsKeepTheirSpacesAndQuotes() {
        assertEquals("say \"hi\"  to\\\\from\\n\\u{202e}x", ConsoleLine.text("say \"hi\"  to\\from\n\u202ex"));
        assertEquals("ß 你好 🦊", ConsoleLine.text("ß 你好 🦊"));
    }

    @Test
    void aCombiningMarkAtTheBeginningIsEscaped() {
        assertEquals("\"\\u{308}Bo\"", ConsoleLine.name("\u0308Bo"));
        assertEquals("\\u{308}\u0308 hi", ConsoleLine.text("\u0308\u0308 hi"));
        assertEquals("Zoe\u0308", ConsoleLine.text("Zoe\u0308"));
    }

    @Test
    void roundTripsAreRoundedUpAndTimesDown() {
        assertEquals("1ms", ConsoleLine.roundTrip(Optional.of(Duration.ofNanos(1))));
        assertEquals("3ms", ConsoleLine.roundTrip(Optional.of(Duration.ofMillis(3))));
        assertEquals("4ms", ConsoleLine.roundTrip(Optional.of(Duration.ofNanos(3_000_001))));
        assertEquals("-", ConsoleLine.roundTrip(Optional.empty()));
        assertEquals("2026-11-22T15:00:01Z", ConsoleLine.when(Optional.of(Instant.parse("2026-11-22T15:00:01.999Z"))));
        assertEquals("-", ConsoleLine.when(Optional.empty()));
    }
}
