package org.hashverse.node.api;

import java.util.List;

/// The peers that a typed word means.
public sealed interface Found {
    /// Exactly one peer.
    record One(Peer peer) implements Found {}

    /// The word means us.
    record Self() implements Found {}

    /// No peer.
    record Nobody() implements Found {}

    /// One peer, but only the peer itself says that it has the name or address. Only [ChatCommands#addressee] answers this: a message must not go to it by mistake.
    record Claimed(Peer peer) implements Found {}

    /// Two or more peers, so the word is ambiguous.
    record Several(List<Peer> peers) implements Found {}
}
