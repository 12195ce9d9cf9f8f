package org.hashverse.store;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// One word of a search. Two spellings of a word are the same if only their case differs, in any script, or if one has letters with accents and the other
/// letters and accents apart (Unicode's normal forms NFC and NFD).
///
/// @param text as somebody typed it, in NFC
record SearchedWord(String text) {
    /// The shortest text that the index of trigrams can find.
    private static final int TRIGRAM = 3;
    /// From here on the index does not know all pairs of small and capital letters.
    private static final int CASE_UNKNOWN = 0x0528;

    /// Of a typed word.
    static SearchedWord of(String typed) {
        return new SearchedWord(Normalizer.normalize(typed, Form.NFC));
    }

    /// Whether the index can find it.
    boolean indexed() {
        return text.codePointCount(0, text.length()) >= TRIGRAM;
    }

    /// What the index is asked: the word in each spelling that the index takes for another one.
    String question() {
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

    /// A text in the one spelling of all that are the same.
    static String fold(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        if (ascii) return text.toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(text.length());
        Normalizer.normalize(text, Form.NFC).codePoints().map(c -> Character.toLowerCase(Character.toUpperCase(c))).forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
