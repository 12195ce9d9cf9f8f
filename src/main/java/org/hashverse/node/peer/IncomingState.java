package org.hashverse.node.peer;

import org.hashverse.node.kit.Limits;

/// What one peer has sent us so far. For `Inbox`. Node thread only.
public final class IncomingState {
    /// Highest message number passed to the store; may not be committed yet.
    public long highestReceived;
    /// The instance that sent the highest committed message number; empty until a message is committed after our start.
    public String committedBy = "";
    /// How many messages of the peer were taken while it was a stranger; a long text counts as several. 0 for a contact.
    public int strangerMessages;
    /// Chooses the stamps of the peer's messages.
    public final TimestampPolicy timestamps;

    IncomingState(Limits limits) {
        timestamps = new TimestampPolicy(limits.liveness().stalled());
    }
}
