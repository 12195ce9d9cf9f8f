package org.hashverse.store.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer.Form;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The n-grams of texts, and the form in which texts are compared.
class GramsTest {
    private static List<Integer> lengths(String text) {
        var lengths = new ArrayList<Integer>();
        Grams.of(text, (length, _) -> lengths.add(length));
        return lengths;
    }

    @Test
    void aTextHasTheNGramsInsideItsWords() {
        assertEquals(List.of(1), lengths("a"));
        assertEquals(List.of(1, 2, 1), lengths("ab"));
        assertEquals(List.of(1, 1), lengths("a b"));
        assertEquals(List.of(1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 1, 2, 1), lengths("abcde"));
        assertEquals(List.of(1, 2, 1), lengths("😀明"), "characters, not chars");
        assertEquals(List.of(), lengths(" \t\n"));
    }

    @Test
    void whatDividesTheWordsOfASearchDividesThoseOfATextAndNothingElseDoes() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) continue;
            var text = Character.toString(c);
            if (text.matches("\\s") != lengths(text).isEmpty()) assertEquals(text.matches("\\s"), lengths(text).isEmpty(), "U+" + Integer.toHexString(c));
        }
    }

    @Test
    void aWordNeedsItsLongestNGramsAndAtMostSoMany() {
        assertEquals(1, Grams.ofWords(List.of("a"), 9).size());
        assertEquals(1, Grams.ofWords(List.of("abcd"), 9).size());
        assertEquals(2, Grams.ofWords(List.of("abcde"), 9).size());
        assertEquals(1, Grams.ofWords(List.of("aaaaaaaa"), 9).size(), "each once");
        assertEquals(3, Grams.ofWords(List.of("x", "abcde"), 9).size());
        assertEquals(Grams.ofWords(List.of("abcde"), 9), Grams.ofWords(List.of("x", "abcde"), 9).subList(0, 2), "the longest first");
        assertEquals(9, Grams.ofWords(List.of("abcdefghijklmnop"), 9).size());
        var all = new TreeSet<Integer>();
        Grams.of("abcde", (_, hash) -> all.add(hash));
        assertEquals(14, all.size(), "an n-gram and its beginning have different hashes");
        assertTrue(all.containsAll(Grams.ofWords(List.of("abcde"), 9)));
    }

    /// A history file keeps the hashes, so they must be the same in all versions.
    @Test
    void theHashesAreThoseOfTheFirstVersion() {
        assertEquals(List.of(431711855, 926132769, 1491203527, 1327079013, 958060737), Grams.ofWords(List.of("a", "é", "明天", "😀", "word"), 9));
        assertEquals(1294384020, Grams.ofConversation(1));
    }

    @Test
    void spellingsThatDifferOnlyInCaseOrNormalFormAreTheSame() {
        for (var text : List.of("Plain ASCII", "ÖL im Tank", "José", "ΟΔΟΣ οδος", "ᲗᲑᲘᲚᲘᲡᲘ", "한국어", "J\u030C ǰ", "ẞ ß", "İi", "Ꭰꭰ", "Ω Å K")) for (var form : List.of(Form.NFC, Form.NFD)) {
            var spelled = Normalizer.normalize(text, form);
            assertEquals(Grams.fold(text), Grams.fold(spelled), text);
            assertEquals(Grams.fold(text), Grams.fold(Grams.fold(spelled)), text);
            spelled.codePoints().forEach(c -> assertEquals(Grams.fold(Character.toString(c)), Grams.fold(Character.toString(Character.toUpperCase(c))), Character.toString(c)));
        }
        assertEquals("σ", Grams.fold("ς"));
        assertEquals("öl", Grams.fold("O\u0308L"));
        assertEquals("title", Grams.fold("TITLE".toLowerCase(Locale.of("tr")).replace("ı", "I")));
        assertNotEquals(Grams.fold("e"), Grams.fold("é"));
        assertNotEquals(Grams.fold("ss"), Grams.fold("ß"));
    }
}
