package org.hashverse.chat;

/// Which message: an id is chosen by its author, so that two authors may bear the same.
///
/// @param author who wrote it
/// @param id     the author's id for it
public record MessageKey(PeerId author, MessageId id) {}
