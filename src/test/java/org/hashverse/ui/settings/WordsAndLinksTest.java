package org.hashverse.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.layout.Region;
import org.hashverse.ui.kit.Scale;
import org.junit.jupiter.api.Test;

class WordsAndLinksTest {
    private static final double LINKS = 100;
    private static final double BETWEEN = 16;

    private final double leastWords = Scale.text(WordsAndLinks.LEAST_WORDS); // another test may have left another size
    private final double justBeside = leastWords + BETWEEN + LINKS;
    private final Region words = part(400, 20);
    private final Region links = part(LINKS, 30);
    private final WordsAndLinks row = new WordsAndLinks(words, links);

    private static Region part(double wide, double high) {
        var part = new Region();
        part.setMinSize(0, 0);
        part.setPrefSize(wide, high);
        return part;
    }

    private void layOut(double width) {
        row.resize(width, row.prefHeight(width));
        row.layout();
    }

    @Test
    void linksStandAtTheEndIfTheWordsHaveRoomBesideThem() {
        layOut(justBeside);
        assertEquals(30, row.getHeight());
        assertEquals(leastWords, words.getWidth());
        assertEquals(justBeside, links.getBoundsInParent().getMaxX());
    }

    @Test
    void linksStandBelowIfTheWordsHaveTooLittleRoomBesideThem() {
        layOut(justBeside - 1);
        assertEquals(50, row.getHeight());
        assertEquals(justBeside - 1, words.getWidth());
        assertEquals(20, links.getLayoutY());
        assertEquals(LINKS, links.getWidth());
    }

    @Test
    void linksAreAsWideAsTheyWantInAWideRow() {
        layOut(600);
        assertEquals(LINKS, links.getWidth());
        assertEquals(600, links.getBoundsInParent().getMaxX());
    }
}
