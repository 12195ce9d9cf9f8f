package org.hashverse.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmojiBookTest {
    private static List<String> search(String words) {
        return EmojiBook.get().search(words, 5).stream().map(emoji -> emoji.names().getFirst()).toList();
    }

    @Test
    void everyPictureStandsWhereTheTableSays() throws IOException {
        var book = EmojiBook.get();
        var pictures = book.pictures();
        int end = 0;
        for (var emoji : book.listed()) {
            assertEquals('P', pictures[emoji.offset() + 1], emoji.text());
            assertEquals(36, pictures[emoji.offset() + 19], emoji.text());
            end = Math.max(end, emoji.offset() + emoji.length());
        }
        assertTrue(end <= pictures.length && book.listed().size() > 1800);
    }

    @Test
    void searchFindsNamesWithTheExactOneFirst() {
        assertEquals("fire", search("fire").getFirst());
        assertEquals("heart", search(":heart:").getFirst());
        assertTrue(search("thumbs up").contains("+1"));
        assertTrue(search("Grinning Face").contains("grinning"));
        assertEquals(List.of(), search("nothing is called so"));
        assertEquals("👍", EmojiBook.get().named("+1").orElseThrow().text());
        assertTrue(EmojiBook.get().named("").isEmpty());
    }

    @Test
    void namesAreDifferentAndAllFoundByThem() {
        var book = EmojiBook.get();
        for (var emoji : book.listed()) {
            assertTrue(book.named(emoji.names().getFirst()).isPresent());
            assertEquals(emoji, book.of(emoji.text()).orElseThrow());
            assertEquals(1, Markup.of(emoji.text()).size());
            assertTrue(Markup.onlyEmoji(Markup.of(emoji.text()), emoji.text(), 1), emoji.text() + emoji.names());
        }
    }
}
