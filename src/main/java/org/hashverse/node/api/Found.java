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

    /// One peer, but not surely the one that is meant: a stranger found by a name, or a peer found by an address where its key never answered. Only
    /// [ChatCommands#addressee] answers this.
    record Claimed(Peer peer) implements Found {}

    /// Two or more peers, so the word is ambiguous.
    record Several(List<Peer> peers) implements Found {}
}
