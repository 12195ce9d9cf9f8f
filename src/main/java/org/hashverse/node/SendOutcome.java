package org.hashverse.node;

import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageText;

/// How an attempt to send ended.
public sealed interface SendOutcome {
    /// Committed here and on its way.
    record Sent(Delivered message) implements SendOutcome {}

    /// Everyone is nobody at the moment; nothing was written.
    record NobodyConnected() implements SendOutcome {}

    /// The peer is not one that can be written to: unknown, removed or blocked.
    record NotAContact() implements SendOutcome {}

    /// The text cannot be sent.
    record BadText(MessageText.Fault fault) implements SendOutcome {}

    /// The disk takes no more; nothing was written.
    record DiskFull() implements SendOutcome {}

    /// So many messages wait for this peer that no more are taken, see [Limits.Quotas#waitingMessages].
    record TooManyWaiting(int waiting) implements SendOutcome {}
}
