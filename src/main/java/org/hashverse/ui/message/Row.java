package org.hashverse.ui.message;

import java.time.Instant;
import org.hashverse.model.MessageItem;
import org.hashverse.model.Note;

/// What can stand in a row of the message pane.
public sealed interface Row {
    /// The head of a day.
    record Day(Instant at) implements Row {}

    /// Everything below is new.
    record New(Instant at) implements Row {}

    /// A message.
    ///
    /// @param first whether the one above is of somebody else
    record Said(MessageItem item, boolean first) implements Row {}

    /// A line that nobody wrote.
    record Noted(Note note) implements Row {}

    /// An answer to a command, for our eyes only.
    record Answered(CommandCard card) implements Row {}
}
