package org.hashverse.chat;

/// A reaction as people see it under a message.
///
/// @param who     who reacted
/// @param emoji   see [Emoji#isOne]
/// @param waiting whether it is ours and has not reached the author of the message
public record ShownReaction(PeerId who, String emoji, boolean waiting) {}
