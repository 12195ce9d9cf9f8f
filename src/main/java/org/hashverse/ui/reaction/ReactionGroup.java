package org.hashverse.ui.reaction;

/// The reactions to one message that have the same emoji, as one chip shows them.
///
/// @param emoji   see [org.hashverse.chat.Emoji#isOne]
/// @param count   how many people reacted with it, at least one
/// @param mine    whether we did
/// @param waiting whether ours has not reached the author of the message
/// @param who     the people, in words, and that ours is waiting
public record ReactionGroup(String emoji, int count, boolean mine, boolean waiting, String who) {}
