package org.hashverse.node.api;

import org.hashverse.chat.Delivered;

/// How an attempt to change a message ended: to edit it, take it back, react to it, pin it or confirm it.
public sealed interface ChangeOutcome {
    /// It is committed here, and sent to everyone who must learn of it, also to those who are offline now.
    ///
    /// @param message the message as people see it now
    record Done(Delivered message) implements ChangeOutcome {}

    /// The message is not here, or was taken back.
    record NotThere() implements ChangeOutcome {}

    /// Only its author can edit a message, which must be a text, or take it back. Only an announcement of somebody else can be confirmed.
    record NotYours() implements ChangeOutcome {}

    /// None of those who must learn of the change is a contact.
    record NobodyToTell() implements ChangeOutcome {}

    /// As many messages of the conversation are pinned as can be; see [org.hashverse.store.history.MessageStore#MOST_PINNED].
    record TooManyPinned(int pinned) implements ChangeOutcome {}

    /// Too many messages wait for the peer; see `Limits.Quotas.waitingMessages`.
    record TooManyWaiting(int waiting) implements ChangeOutcome {}

    /// The history cannot be written, in most cases because the disk is full. Nothing was changed.
    record DiskFull() implements ChangeOutcome {}
}
