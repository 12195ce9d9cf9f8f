package org.hashverse.model;

import org.hashverse.chat.Message;

/// The message that a reply quotes, or why it cannot be shown yet.
public sealed interface QuotedMessage {
    /// The message is being loaded from the history.
    record Loading() implements QuotedMessage {}

    /// The message was found.
    record Found(Message message) implements QuotedMessage {}

    /// The history does not hold the message: it was deleted, or never arrived.
    record Unavailable() implements QuotedMessage {}
}
