package org.hashverse.ui.search;

import org.hashverse.chat.Conversation;
import org.hashverse.model.MessageItem;

/// What can stand in a row of what Ctrl+K finds.
public sealed interface FindRow {
    /// The head of a group.
    record Head(String words) implements FindRow {}

    /// A conversation, by its name.
    record Talk(Conversation conversation) implements FindRow {}

    /// A message.
    record Hit(MessageItem item) implements FindRow {}
}
