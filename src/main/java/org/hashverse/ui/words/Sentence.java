package org.hashverse.ui.words;

import java.util.List;

/// A text that a notice shows.
///
/// @param head what happened
/// @param body the likely cause and the next step; may be empty
public record Sentence(String head, String body) {
    /// The sentence of two texts in the bundle, `key.head` and `key.body`, both with the same arguments.
    public static Sentence of(String key, Object... arguments) {
        return new Sentence(Words.get(key + ".head", arguments), Words.get(key + ".body", arguments));
    }

    /// A sentence without a body.
    public static Sentence alone(String text) {
        return new Sentence(text, "");
    }

    /// Head and body as one text.
    @Override
    public String toString() {
        return Words.sentences(List.of(head, body));
    }
}
