package org.hashverse.ui.words;

import java.util.List;

/// What a note says.
///
/// @param head what happened
/// @param body the likely cause and the next step; may be empty
public record Sentence(String head, String body) {
    /// The sentence of two words of the bundle, `key.head` and `key.body`, both with the same arguments.
    public static Sentence of(String key, Object... arguments) {
        return new Sentence(Words.get(key + ".head", arguments), Words.get(key + ".body", arguments));
    }

    /// A single sentence.
    public static Sentence alone(String text) {
        return new Sentence(text, "");
    }

    /// All of it, as one reads it aloud.
    @Override
    public String toString() {
        return Words.sentences(List.of(head, body));
    }
}
