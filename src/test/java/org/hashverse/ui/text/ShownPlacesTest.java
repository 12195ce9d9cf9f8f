package org.hashverse.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.hashverse.markup.Block;
import org.hashverse.markup.Markup;
import org.junit.jupiter.api.Test;

/// Marks are not shown, and an emoji that is drawn as a picture is one character.
class ShownPlacesTest {
    private static final String TEXT = "*bold* 👍 end";

    private static ShownPlaces places() {
        return new ShownPlaces(((Block.Paragraph) Markup.of(TEXT).getFirst()).spans());
    }

    @Test
    void everyShownCharacterHasItsPlaceInTheMessage() {
        // b o l d, a space, the picture, a space, e n d, and the end
        assertEquals(List.of(1, 2, 3, 4, 6, 7, 9, 10, 11, 12, 13), IntStream.rangeClosed(0, 10).mapToObj(places()::place).toList());
        assertEquals(1, places().from());
        assertEquals(TEXT.length(), places().to());
    }

    @Test
    void anIndexOutsideOfTheBlockCountsAsItsNearestEnd() {
        assertEquals(1, places().place(-1));
        assertEquals(TEXT.length(), places().place(11));
    }

    @Test
    void aPlaceThatIsNotShownIsThatOfTheNextCharacter() {
        assertEquals(0, places().shown(0));
        assertEquals(0, places().shown(1));
        assertEquals(4, places().shown(5), "the mark after the bold words");
        assertEquals(5, places().shown(7));
        assertEquals(5, places().shown(8), "inside the picture's sign");
        assertEquals(6, places().shown(9));
        assertEquals(10, places().shown(TEXT.length()));
    }
}
