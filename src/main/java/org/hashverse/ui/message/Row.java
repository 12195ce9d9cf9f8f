package org.hashverse.ui.message;

import java.time.Instant;
import org.hashverse.model.MessageItem;
import org.hashverse.model.notes.Note;

/// One row of the message pane.
public sealed interface Row {
    /// The heading of a day.
    record Day(Instant at) implements Row {}

    /// The line above the new messages.
    record New(Instant at) implements Row {}

    /// A message.
    ///
    /// @param first whether it begins a group: above it is a message by somebody else, or a row of another kind, or nothing
    record Said(MessageItem item, boolean first) implements Row {}

    /// A note about an event, which nobody wrote.
    record Noted(Note note) implements Row {}

    /// The answer to a command, which only we see.
    record Answered(CommandCard card) implements Row {}
}
