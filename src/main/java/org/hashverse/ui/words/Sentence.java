package org.hashverse.ui.words;

import java.util.List;

/// A text that a notice shows.
///
/// @param head what happened
/// @param body the likely cause and the next step; may be empty
public record Sentence(String head, String body) {
    /// A sentence with a body: the texts `key.head` and `key.body` of the bundle, both with the same arguments.
    public static Sentence of(String key, Object... arguments) {
        return new Sentence(Words.get(key + ".head", arguments), Words.get(key + ".body", arguments));
    }

    /// A sentence without a body, when no next step is worth a word.
    ///
    /// @param text the text itself, not its key
    public static Sentence headOnly(String text) {
        return new Sentence(text, "");
    }

    /// Head and body as one text.
    @Override
    public String toString() {
        return Words.sentences(List.of(head, body));
    }
}
