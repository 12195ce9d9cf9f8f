package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.CHEN;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.text.Normalizer.Form;
import java.text.Normalizer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.Grams;
import org.hashverse.store.database.Sql;
import org.hashverse.store.database.StoreLimits;
import org.junit.jupiter.api.Test;

/// What a search finds, and how much it reads.
class SearchTest extends StoreTest {
    @Test
    void wordsAreFoundInEveryScriptAndInAnyCase() {
        open.receive(1, "The meeting is on Tuesday");
        open.receive(2, "我们明天见面好吗");
        open.receive(3, "Встретимся завтра");
        open.receive(4, "100% sure_of it");
        open.store.receive(CHEN, 1, open.message(Conversation.EVERYONE, CHEN, "another meeting"), _ -> { });
        open.settle();
        assertEquals(List.of("another meeting", "The meeting is on Tuesday"), found("MEET", Optional.empty()));
        assertEquals(List.of("The meeting is on Tuesday"), found("meet tues", Optional.empty()));
        assertEquals(List.of("The meeting is on Tuesday"), found("meeting", Optional.of(WITH_BO)));
        assertEquals(List.of("我们明天见面好吗"), found("明天见", Optional.empty()));
        assertEquals(List.of("我们明天见面好吗"), found("明天", Optional.empty()), "a Chinese word of two characters");
        assertEquals(List.of("Встретимся завтра"), found("ЗАВТРА", Optional.empty()));
        assertEquals(List.of("100% sure_of it"), found("0%", Optional.empty()), "special characters are searched for as they are");
        assertEquals(List.of(), found("\" OR \"", Optional.empty()));
        assertEquals(List.of(), found("  ", Optional.empty()));
        open.store.clear(WITH_BO, () -> { });
        open.settle();
        assertEquals(List.of("another meeting"), found("meeting", Optional.empty()), "deleted messages are not found");
    }

    @Test
    void aWordIsFoundHoweverItsLettersAreSpelled() {
        var texts = List.of("Да, конечно", "ÖL im Tank", "José kam", "ΟΔΟΣ", "ᲗᲑᲘᲚᲘᲡᲘ", "한국어");
        for (var form : Form.values()) {
            open.store.clear(WITH_BO, () -> { });
            int n = 0;
            for (var text : texts) open.store.receive(BO, ++numbers, open.message(WITH_BO, BO, Normalizer.normalize(text, form)), _ -> { });
            open.settle();
            for (var typed : List.of("да", "öl", "josé", "οδος", "თბილისი", "한국")) {
                var expected = List.of(Normalizer.normalize(texts.get(n++), form));
                for (var asked : Form.values()) assertEquals(expected, found(Normalizer.normalize(typed, asked), Optional.empty()), form + " searched by " + asked);
                assertEquals(expected, found(typed.toUpperCase(Locale.ROOT), Optional.empty()), form + " in capitals");
            }
            assertEquals(List.of(Normalizer.normalize("José kam", form)), found("é ka", Optional.empty()), "a long word and a short one");
            assertEquals(List.of(), found("ж", Optional.empty()));
        }
    }

    private long numbers;

    private List<String> found(String text, Optional<Conversation> in) {
        return open.<List<Delivered>>ask(done -> open.store.queries().search(new Search(text, in, Optional.empty(), 10), done)).stream().map(one -> one.message().text()).toList();
    }

    @Test
    void aSearchCanLeaveOutConversationsWithSomePeers() {
        open.receive(1, "of Bo");
        open.store.receive(CHEN, 1, open.message(Conversation.with(CHEN), CHEN, "of Chen alone"), _ -> { });
        open.store.receive(CHEN, 2, open.message(Conversation.EVERYONE, CHEN, "of Chen to all"), _ -> { });
        open.settle();
        for (var word : List.of("of", " of ", "of Ch", "alone")) {
            var search = new Search(word, Optional.empty(), Optional.empty(), 10);
            var all = found(word, Optional.empty());
            assertEquals(all.stream().filter(text -> !text.equals("of Chen alone")).toList(), texts(search.without(Set.of(CHEN))), word);
            assertEquals(all, texts(search.without(Set.of())), word);
            assertEquals(all.stream().filter(text -> text.equals("of Chen to all")).toList(), texts(search.without(Set.of(BO, CHEN, PeerId.of(new byte[32])))), word);
        }
    }

    private List<String> texts(Search search) {
        return open.<List<Delivered>>ask(done -> open.store.queries().search(search, done)).stream().map(one -> one.message().text()).toList();
    }

    @Test
    void aSearchUsesAtMostSixteenWords() {
        open.receive(1, "a b c");
        assertEquals(List.of("a b c"), found("a b c ".repeat(5) + "a nowhere", Optional.empty()), "16 words, and one that is ignored");
        assertEquals(List.of(), found("a b c ".repeat(5) + "nowhere", Optional.empty()));
        assertEquals(16, Search.words("a b c ".repeat(5) + "a nowhere").size());
    }

    @Test
    void theNextPageOfASearchBeginsWhereTheLastEnded() {
        var all = new ArrayList<Message>();
        for (int i = 1; i <= 5; i++) all.add(open.receive(i, "hello " + i));
        var first = open.<List<Delivered>>ask(done -> open.store.queries().search(new Search("hello", Optional.empty(), Optional.empty(), 2), done));
        assertEquals(List.of("hello 5", "hello 4"), first.stream().map(one -> one.message().text()).toList());
        var next = open.<List<Delivered>>ask(done -> open.store.queries().search(new Search("hello", Optional.empty(), Optional.of(first.getLast().message().key()), 2), done));
        assertEquals(List.of("hello 3", "hello 2"), next.stream().map(one -> one.message().text()).toList());
    }

    /// Texts of one and two characters, of several scripts, with accents and with characters that need two `char`s.
    private static final List<String> TEXTS = List.of("a", "Zé", "é", "明", "明天", "我们明天见面好吗", "Grüße an ÖL", "x😀y", "👩‍🚀🚀", "😀", "100% sure_of it", "e\u0301te\u0301", "\"quoted\" * (words)", "ß", "ТЫ где");

    @Test
    void everyPartOfATextIsFoundWhetherTheIndexHasItOrNot() throws Exception {
        for (int segment : new int[] {1, 4, 1_000}) {
            try (var open = new OpenStore(Files.createDirectory(folder.resolve("segments of " + segment)), limits(segment), InstantSource.system())) {
                int n = 0;
                for (var text : TEXTS) open.receive(++n, text);
                open.settle();
                for (var text : TEXTS) for (var part : parts(text, Grams.LONGEST)) {
                    assertTrue(open.found(part).contains(text), part + " in " + text);
                    assertTrue(open.found(part.toUpperCase(Locale.ROOT)).contains(text) || !Grams.fold(part).equals(Grams.fold(part.toUpperCase(Locale.ROOT))), part + " in " + text);
                    for (var found : open.found(part)) assertTrue(Grams.fold(found).contains(Grams.fold(part)), part + " in " + found);
                }
                for (var part : List.of("b", "天明", "qq", "zzz", "schwarz", "ты где", "yx")) assertEquals(part.equals("ты где") ? List.of("ТЫ где") : List.of(), open.found(part), part);
            }
        }
    }

    @Test
    void aLongWordIsComparedToItsEnd() throws Exception {
        for (int segment : new int[] {2, 1_000}) {
            try (var open = new OpenStore(Files.createDirectory(folder.resolve("segments of " + segment)), limits(segment), InstantSource.system())) {
                var word = IntStream.range(0x4E00, 0x4E00 + 60).mapToObj(Character::toString).collect(Collectors.joining()); // more n-grams than are looked up
                open.receive(1, word + "1");
                open.receive(2, word + "2");
                open.settle();
                for (int length = 1; length <= word.length(); length++) assertEquals(2, open.found(word.substring(0, length)).size());
                assertEquals(List.of(word + "1"), open.found(word + "1"));
                assertEquals(List.of(), open.found(word + "3"));
                assertEquals(List.of(), open.found(word + word));
            }
        }
    }

    private static StoreLimits limits(int segment) {
        return new StoreLimits(OpenStore.LIMITS.retry(), 0, 0, Duration.ofDays(1), 3, Duration.ofDays(1), segment);
    }

    /// The parts of the words of a text that have one to `most` characters and do not begin with an accent.
    private static List<String> parts(String text, int most) {
        var parts = new ArrayList<String>();
        for (var word : text.split(" ")) {
            var characters = word.codePoints().toArray();
            for (int from = 0; from < characters.length; from++)
                for (int end = from + 1; end <= Math.min(characters.length, from + most); end++)
                    if (Character.getType(characters[from]) != Character.NON_SPACING_MARK && (end == characters.length || Character.getType(characters[end]) != Character.NON_SPACING_MARK))
                        parts.add(new String(characters, from, end - from));
        }
        return parts;
    }

    @Test
    void aSearchReadsAFewRowsOfEachSegmentAndNoMoreMessagesThanItFinds() throws Exception {
        int segments = 20;
        int rows = 100;
        var own = folder.resolve("many");
        try (var open = new OpenStore(Files.createDirectory(own), limits(rows), InstantSource.system())) {
            for (int i = 1; i < segments * rows; i++) open.store.receive(BO, i, open.message(i % 50 == 0 ? Conversation.with(CHEN) : WITH_BO, BO, "some words " + i + (i == 42 ? " öl" : "")), _ -> { });
            open.settle();
            open.receive(segments * rows, "the last one");
            WordIndexTest.untilIndexed(own, segments * rows);
        }
        try (var sql = Database.reader(own.resolve("messages.db"))) {
            var history = new History(sql);
            assertEquals(segments, sql.number("SELECT count(*) FROM segment"));
            for (var nowhere : List.of("q", "zq", "wxy", "emos", "qwertyuiopas", "some öl words q", "öl 43")) assertEquals(0, reads(history, sql, nowhere, Optional.empty(), segments * 5 + 10), nowhere);
            for (var once : List.of("ö", "öl", "42 öl", "words öl")) assertEquals(1, reads(history, sql, once, Optional.empty(), segments * 5 + 10), once);
            for (var everywhere : List.of("o", "rd", "wor", "words", "some words")) assertEquals(10, reads(history, sql, everywhere, Optional.empty(), segments * 5 + 10), everywhere);
            for (var elsewhere : List.of("ö", "öl", "42")) assertEquals(0, reads(history, sql, elsewhere, Optional.of(Conversation.with(CHEN)), segments * 5 + 10), elsewhere);
            for (var there : List.of("o", "rd", "wor", "words 50")) assertTrue(reads(history, sql, there, Optional.of(Conversation.with(CHEN)), segments * 5 + 10) > 0, there);
        }
    }

    private static int reads(History history, Sql sql, String words, Optional<Conversation> in, long mostRows) throws Exception {
        long before = sql.rows();
        int found = history.search(new Search(words, in, Optional.empty(), 10)).size();
        assertTrue(sql.rows() - before <= mostRows + found * 10L, words + " read " + (sql.rows() - before) + " rows");
        return found;
    }
}
