package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.CHEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.faults.Seed;
import org.hashverse.store.database.StoreLimits;
import org.junit.jupiter.api.Test;

/// Searches in a history of random texts that are edited, taken back and deleted, compared with a look at every message. The texts are made of letters with several spellings, so the
/// comparison needs no rule for case and accents.
class RandomSearchTest extends ChangesStoreTest {
    private static final int STEPS = 200;
    private static final int SEARCHES = 3; // after each step
    private static final int SPACE = 0;
    /// The spellings of each letter.
    private static final List<List<String>> LETTERS = List.of(List.of(" "), List.of("a", "A"), List.of("明"), List.of("b", "B"), List.of("é", "É", "e\u0301", "E\u0301"), List.of("σ", "ς", "Σ"),
            List.of("ǰ", "j\u030C", "J\u030C"), List.of("😀"), List.of("ß", "ẞ"), List.of("ж", "Ж"), List.of("\""));

    /// @param letters the numbers of the letters of its text
    private record Stored(Message message, List<Integer> letters) {}

    private final long seed = Seed.any();
    private final Random random = new Random(seed);
    /// All messages that have words, in the order of their arrival.
    private final List<Stored> all = new ArrayList<>();
    private long revision;

    /// Few different letters, so that words repeat.
    private List<Integer> letters(int most) {
        int known = 1 + random.nextInt(LETTERS.size() - 1);
        var letters = new ArrayList<Integer>();
        for (int left = random.nextInt(most); left > 0; left--) letters.add(random.nextInt(known + 1));
        letters.add(1 + random.nextInt(known)); // no text is blank
        return letters;
    }

    private String spelled(List<Integer> letters) {
        return letters.stream().map(letter -> LETTERS.get(letter).get(random.nextInt(LETTERS.get(letter).size()))).collect(Collectors.joining());
    }

    private void step() throws Exception {
        int at = all.isEmpty() ? -1 : random.nextInt(all.size());
        int what = at < 0 ? -1 : random.nextInt(40);
        if (what < 2 && what >= 0) {
            var edited = new Stored(all.get(at).message(), letters(12));
            change(edited.message(), new Change.Edit(edited.message().key(), ++revision, spelled(edited.letters())));
            all.set(at, edited);
        } else if (what == 2) {
            var gone = all.remove(at).message();
            change(gone, new Change.Retraction(gone.key()));
        } else if (what == 3) {
            var gone = all.remove(at).message();
            open.<Optional<MessageStore.Deleted>>ask(done -> open.store.delete(gone.key(), done));
        } else if (what == 4 && random.nextInt(10) == 0) {
            open.store.clear(Conversation.with(CHEN), () -> { });
            open.settle();
            all.removeIf(one -> one.message().conversation().equals(Conversation.with(CHEN)));
        } else if (what == 5) {
            open.close();
            var limits = new StoreLimits(OpenStore.LIMITS.retry(), 0, 0, Duration.ofDays(1), 3, random.nextBoolean() ? Duration.ZERO : Duration.ofDays(1), 1 + random.nextInt(40));
            open = new OpenStore(folder, limits, InstantSource.system());
        } else {
            var author = random.nextBoolean() ? BO : CHEN;
            var letters = letters(12);
            var message = message(author, random.nextInt(3) == 0 ? Conversation.EVERYONE : Conversation.with(author), Content.text(spelled(letters)));
            receive(message);
            all.add(new Stored(message, letters));
        }
    }

    private void change(Message message, Change change) {
        receive(message(message.author(), message.conversation(), change));
    }

    private static List<List<Integer>> words(List<Integer> letters) {
        var words = new ArrayList<List<Integer>>();
        var word = new ArrayList<Integer>();
        for (int letter : Stream.concat(letters.stream(), Stream.of(SPACE)).toList()) {
            if (letter != SPACE) word.add(letter);
            else if (!word.isEmpty()) {
                words.add(List.copyOf(word));
                word.clear();
            }
        }
        return words;
    }

    /// Some letters, most often of a stored text.
    private List<Integer> wanted() {
        if (all.isEmpty() || random.nextInt(4) == 0) return letters(4);
        var text = all.get(random.nextInt(all.size())).letters();
        int from = random.nextInt(text.size());
        return text.subList(from, from + 1 + random.nextInt(Math.min(8, text.size() - from)));
    }

    private void search() {
        var letters = wanted();
        var words = words(letters);
        var in = random.nextInt(3) > 0 ? Optional.<Conversation>empty() : Optional.of(random.nextBoolean() ? Conversation.EVERYONE : Conversation.with(CHEN));
        var without = random.nextInt(3) > 0 ? Set.<PeerId>of() : Set.of(CHEN);
        var expected = all.reversed().stream().filter(one -> !words.isEmpty() && words.stream().allMatch(word -> Collections.indexOfSubList(one.letters(), word) >= 0))
                .map(Stored::message).filter(one -> in.map(one.conversation()::equals).orElse(true) && without.stream().noneMatch(peer -> one.conversation().equals(Conversation.with(peer))))
                .map(Message::key).toList();
        int page = 1 + random.nextInt(10);
        var found = new ArrayList<MessageKey>();
        List<Delivered> last;
        do {
            var search = new Search(spelled(letters), in, found.isEmpty() ? Optional.empty() : Optional.of(found.getLast()), page, without);
            last = open.<List<Delivered>>ask(done -> open.store.queries().search(search, done));
            last.forEach(one -> found.add(one.message().key()));
        } while (last.size() == page);
        assertEquals(expected, found, () -> "seed " + seed + ", searched for " + spelled(letters) + " in " + in + " without " + without);
    }

    @Test
    void everySearchFindsWhatALookAtEveryMessageFinds() throws Exception {
        for (int step = 0; step < STEPS; step++) {
            step();
            for (int i = 0; i < SEARCHES; i++) search();
        }
        assertEquals(List.of(), open.events, "nothing was damaged");
    }
}
