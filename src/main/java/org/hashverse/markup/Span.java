package org.hashverse.markup;

import org.hashverse.chat.PeerId;

/// Characters of the text that are shown in the same style: from `from` to before `to`. Characters between two spans of a block are marks
/// and are not shown.
public sealed interface Span {
    /// Index of the first character in the text.
    int from();

    /// Index after the last character.
    int to();

    /// Plain, bold or italic words.
    record Words(int from, int to, boolean bold, boolean italic) implements Span {}

    /// Code among words.
    record Code(int from, int to) implements Span {}

    /// An address that can be opened.
    record Linked(int from, int to, WebLink link) implements Span {}

    /// The name of a known person with the `@` before it.
    ///
    /// @param mine whether it means us
    record Mention(int from, int to, PeerId peer, boolean mine) implements Span {}

    /// One emoji, which is drawn as a picture.
    record Picture(int from, int to, Emoji emoji) implements Span {}
}
