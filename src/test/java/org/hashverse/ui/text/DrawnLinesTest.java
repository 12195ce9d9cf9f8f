package org.hashverse.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Lines as they are drawn, and how their places belong to places in the text.
class DrawnLinesTest {
    @Test
    void aNewlineStandsInPlaceOfTheSpacesWhereALineEnds() {
        assertEquals("one two\nthree\nfour", new DrawnLines("one two  three four ", List.of(9, 15)).text());
        assertEquals("onet\nwo\n\n  a", new DrawnLines("onetwo \n \n  a", List.of(4)).text());
    }

    @Test
    void piecesOfTheTextHoldTheNewlinesOfTheLinesThatBeginInThem() {
        var lines = new DrawnLines("one two  three", List.of(4, 9, 12));
        assertEquals("one\ntwo\nthr\nee", lines.text());
        for (int cut = 0; cut <= 14; cut++) assertEquals(lines.text(), lines.text(0, cut) + (lines.broken(cut) && cut == 14 ? "\n" : "") + lines.text(cut, 14), "cut at " + cut);
        assertTrue(lines.broken(9));
        assertFalse(lines.broken(8));
    }

    @Test
    void everyDrawnPlaceLeadsBackToItsPlaceInTheText() {
        var text = "one two  three four \n five";
        var lines = new DrawnLines(text, List.of(4, 9, 12));
        for (int place = 0; place <= text.length(); place++) {
            int drawn = lines.drawnAt(place);
            if (place < text.length() && !Character.isWhitespace(text.charAt(place))) {
                assertEquals(text.charAt(place), lines.text().charAt(drawn));
                assertEquals(place, lines.placeOf(drawn));
            }
        }
        assertEquals(3, lines.placeOf(3), "the end of the first line");
        assertEquals(4, lines.placeOf(4), "the beginning of the second");
        assertEquals(text.length(), lines.placeOf(lines.text().length()));
    }
}
