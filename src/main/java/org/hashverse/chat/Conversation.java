package org.hashverse.chat;

/// Where a message stands.
public sealed interface Conversation {
    /// The broadcast: to the contacts connected at that moment.
    Conversation EVERYONE = new Everyone();

    /// The broadcast.
    record Everyone() implements Conversation {}

    /// With one peer.
    record Direct(PeerId peer) implements Conversation {}

    /// With one peer.
    static Conversation with(PeerId peer) {
        return new Direct(peer);
    }
}
