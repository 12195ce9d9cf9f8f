package org.hashverse.markup;

/// A run of characters that look alike: those of the text from `from` to before `to`. What lies between two spans of a block is a mark
/// that is not shown.
public sealed interface Span {
    /// The first character's place in the text.
    int from();

    /// The place after the last character.
    int to();

    /// Plain, bold or italic words.
    record Words(int from, int to, boolean bold, boolean italic) implements Span {}

    /// Code among words.
    record Code(int from, int to) implements Span {}

    /// An address that opens.
    record Linked(int from, int to, WebLink link) implements Span {}

    /// One emoji that has a picture.
    record Picture(int from, int to, Emoji emoji) implements Span {}
}
