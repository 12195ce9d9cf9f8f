package org.hashverse.chat;

/// Identifies a message. The author chooses the id, so two authors may choose the same one.
///
/// @param author the key of its author
/// @param id     the id that its author gave it
public record MessageKey(PeerId author, MessageId id) {}
