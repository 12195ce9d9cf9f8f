package org.hashverse.ui.text;

import java.text.Normalizer.Form;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.IndexRange;
import javafx.util.Duration;
import org.hashverse.store.history.Search;

/// Finds the words of a search in a text, whatever their case.
public final class FoundWords {
    /// Places found in one text at most: more would only cost time.
    private static final int MOST = 100;
    /// Characters that [#line] keeps before the first found word, and in all.
    private static final int BEFORE = 24;
    private static final int LINE = 160;

    /// How long to wait after a key press before searching, so that nobody searches for half a word.
    public static final Duration PAUSE = Duration.millis(150);

    private FoundWords() {}

    /// The words to look for, each with composed and with decomposed accents.
    public static List<String> of(String search) {
        return Search.words(search).stream().flatMap(word -> Stream.of(Form.NFC, Form.NFD).map(form -> Normalizer.normalize(word, form)).distinct()).toList();
    }

    /// The places of the words in a text, at most 100.
    static List<IndexRange> in(String text, List<String> words) {
        var places = new ArrayList<IndexRange>();
        for (var word : words)
            for (int at = indexOf(text, word, 0); at >= 0 && places.size() < MOST; at = indexOf(text, word, at + word.length()))
                places.add(new IndexRange(at, at + word.length()));
        return places;
    }

    private static int indexOf(String text, String word, int from) {
        for (int at = from; at <= text.length() - word.length(); at++) if (text.regionMatches(true, at, word, 0, word.length())) return at;
        return -1;
    }

    /// One line of a text that shows the first of the words.
    public static String line(String text, List<String> words) {
        var line = text.replaceAll("\\s+", " ").strip();
        int hit = words.stream().mapToInt(word -> indexOf(line, word, 0)).filter(at -> at >= 0).min().orElse(0);
        int from = outOfPair(line, hit <= BEFORE ? 0 : hit - BEFORE);
        int to = outOfPair(line, Math.min(line.length(), from + LINE));
        return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    }

    /// The place, moved out of the middle of a surrogate pair.
    private static int outOfPair(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
