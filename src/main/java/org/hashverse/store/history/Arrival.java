package org.hashverse.store.history;

import org.hashverse.chat.Delivered;

/// What became of a message that arrived.
public sealed interface Arrival {
    /// It was stored or deleted here before, or it is a change that does not count. It takes no room.
    record Nothing() implements Arrival {}

    /// It is a change whose message is not here. It is kept until that message arrives, and nobody sees it.
    record Waiting() implements Arrival {}

    /// A new message stands in its conversation.
    record New(Delivered message) implements Arrival {}

    /// It changed another message.
    ///
    /// @param wasUnread whether that message was unread and is not any more
    record Changed(Delivered message, boolean wasUnread) implements Arrival {}
}
