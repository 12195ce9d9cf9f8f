package org.hashverse.ui.search;

import org.hashverse.chat.Conversation;
import org.hashverse.model.MessageItem;

/// What one row of the search dialog holds.
public sealed interface FindRow {
    /// The heading of a group.
    record Head(String words) implements FindRow {}

    /// A conversation found by its name.
    record Talk(Conversation conversation) implements FindRow {}

    /// A message found by its text.
    record Hit(MessageItem item) implements FindRow {}
}
