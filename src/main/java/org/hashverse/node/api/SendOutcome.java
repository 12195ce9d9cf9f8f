package org.hashverse.node.api;

import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageText;

/// How an attempt to send ended.
public sealed interface SendOutcome {
    /// The message is committed here, and is sent as soon as the recipient is connected.
    record Sent(Delivered message) implements SendOutcome {}

    /// The message was to Everyone, and no contact is connected. Nothing was stored.
    record NobodyConnected() implements SendOutcome {}

    /// The peer is unknown, removed or blocked.
    record NotAContact() implements SendOutcome {}

    /// The text cannot be sent.
    record BadText(MessageText.Fault fault) implements SendOutcome {}

    /// The history cannot be written, in most cases because the disk is full. Nothing was stored.
    record DiskFull() implements SendOutcome {}

    /// Too many messages wait for this peer; see `Limits.Quotas.waitingMessages`.
    record TooManyWaiting(int waiting) implements SendOutcome {}
}
