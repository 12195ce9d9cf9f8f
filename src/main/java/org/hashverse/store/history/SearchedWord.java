package org.hashverse.store.history;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/// One word of a search. Spellings that differ only in case, or in Unicode's normal form (NFC or NFD), match each other.
///
/// @param text the typed word in NFC
record SearchedWord(String text) {
    /// The shortest text that the index of trigrams can find.
    private static final int TRIGRAM = 3;
    /// From this code point on, the index does not know all pairs of small and capital letters.
    private static final int CASE_UNKNOWN = 0x0528;

    /// Makes a typed word.
    static SearchedWord of(String typed) {
        return new SearchedWord(Normalizer.normalize(typed, Form.NFC));
    }

    /// Whether the index can find the word.
    boolean indexed() {
        return text.codePointCount(0, text.length()) >= TRIGRAM;
    }

    /// The query for the index: the word in each spelling that the index treats as different.
    String indexQuery() {
        return spellings().stream().map(spelling -> '"' + spelling.replace("\"", "\"\"") + '"').collect(Collectors.joining(" OR ", "(", ")"));
    }

    private SequencedSet<String> spellings() {
        var all = new LinkedHashSet<String>();
        add(all, text);
        if (text.codePoints().anyMatch(c -> c >= CASE_UNKNOWN)) {
            add(all, text.toLowerCase(Locale.ROOT));
            add(all, text.toUpperCase(Locale.ROOT));
        }
        return all;
    }

    private static void add(SequencedSet<String> all, String spelling) {
        all.add(spelling);
        all.add(Normalizer.normalize(spelling, Form.NFD));
    }

    /// All spellings of a word that is too short for the index, to search for in each text. The list is filled up to a power of two with repeated
    /// spellings, so that there are few different SQL statements.
    List<String> allSpellings() {
        var composed = List.of("");
        for (int c : text.codePoints().toArray())
            composed = composed.stream().flatMap(prefix -> Cases.OF.getOrDefault(Cases.fold(c), Set.of(c)).stream().map(next -> prefix + Character.toString(next))).toList();
        var all = new LinkedHashSet<String>();
        for (var spelling : composed) add(all, spelling);
        var padded = new ArrayList<>(all);
        while (Integer.bitCount(padded.size()) > 1) padded.add(text);
        return padded;
    }

    /// Groups of characters that differ only in case, by the folded character. Built when the first short word is searched for.
    private static final class Cases {
        private static final int LAST = 0x1FFFF;
        static final Map<Integer, Set<Integer>> OF = new HashMap<>();

        static {
            for (int c = 0; c <= LAST; c++) if (fold(c) != c) OF.computeIfAbsent(fold(c), folded -> new LinkedHashSet<>(Set.of(folded))).add(c);
        }

        static int fold(int c) {
            return Character.toLowerCase(Character.toUpperCase(c));
        }
    }
}
