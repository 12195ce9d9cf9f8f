package org.hashverse.store.database;

import java.text.Normalizer.Form;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// The n-grams of texts, for the index of words ([WordIndex]): all runs of one to [#LONGEST] characters inside the words of a text. A text can only hold a searched word if it has the
/// n-grams of that word. An n-gram is known by a hash of 31 bits. History files keep these hashes: a change of this class needs a migration that empties the index.
public final class Grams {
    /// The most characters of an n-gram.
    public static final int LONGEST = 4;
    /// The bits of a hash.
    static final int BITS = 31;
    private static final int SPREAD = 0x9E3779B1; // the golden ratio, as hash functions use it: neighbours get hashes far apart
    private static final int CONVERSATION = LONGEST; // added like the length of an n-gram, so that no n-gram has the same hash

    private Grams() {}

    /// A text or a searched word in the form in which they are compared. Spellings that differ only in case, or in Unicode's normal form (NFC or NFD), have the same form.
    public static String fold(String text) {
        if (isAscii(text)) return text.toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(text.length());
        Normalizer.normalize(text, Form.NFC).codePoints().map(c -> Character.toLowerCase(Character.toUpperCase(c))).forEach(folded::appendCodePoint);
        return Normalizer.normalize(folded, Form.NFC); // some capitals with accents have no composed form, but their small letters do
    }

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) if (text.charAt(at) >= 0x80) return false;
        return true;
    }

    /// Receives the n-grams of a text.
    interface Receiver {
        /// @param length its characters
        /// @param hash   never negative
        void gram(int length, int hash);
    }

    /// Passes on all n-grams of a folded text, some of them repeatedly.
    static void of(String folded, Receiver receiver) {
        var characters = folded.codePoints().toArray();
        for (int from = 0; from < characters.length; from++) {
            int hash = 0;
            for (int at = from; at < characters.length && at < from + LONGEST && !isSpace(characters[at]); at++) {
                hash = (hash + characters[at]) * SPREAD;
                receiver.gram(at - from + 1, mixed(hash + at - from));
            }
        }
    }

    /// What `\s` matches in a regular expression: no searched word holds it.
    private static boolean isSpace(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /// The hash that all texts of a conversation have beside those of their n-grams.
    ///
    /// @param talk the number of the conversation in the tables
    public static int ofConversation(long talk) {
        return mixed(Long.hashCode(talk) * SPREAD + CONVERSATION);
    }

    /// The hashes that a text with all of these words has, the rarest first as far as their lengths tell.
    ///
    /// @param words folded words
    /// @param most  the most hashes that are needed
    public static List<Integer> ofWords(List<String> words, int most) {
        record Gram(int length, int hash) {}
        var grams = new LinkedHashSet<Gram>();
        for (var word : words) {
            int longest = Math.min(LONGEST, word.codePointCount(0, word.length()));
            of(word, (length, hash) -> {
                if (length == longest) grams.add(new Gram(length, hash));
            });
        }
        return grams.stream().sorted(Comparator.comparingInt(Gram::length).reversed()).limit(most).map(Gram::hash).toList();
    }

    /// The end of the hash function MurmurHash3, which lets each bit of the input change all bits.
    private static int mixed(int h) {
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return (h ^ h >>> 16) >>> Integer.SIZE - BITS;
    }
}
