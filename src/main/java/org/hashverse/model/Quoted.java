package org.hashverse.model;

import org.hashverse.chat.Message;

/// A message that a reply answers, as far as it is known.
public sealed interface Quoted {
    /// The history is being asked for the message.
    record Sought() implements Quoted {}

    /// The message is here.
    record Found(Message message) implements Quoted {}

    /// The message is not here: it was deleted, or never arrived.
    record Gone() implements Quoted {}
}
