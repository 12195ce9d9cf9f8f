package org.hashverse.node;

import java.util.List;

/// The peers that a typed word means.
public sealed interface Found {
    /// Exactly one peer.
    record One(Peer peer) implements Found {}

    /// The word means us.
    record Self() implements Found {}

    /// No peer.
    record Nobody() implements Found {}

    /// Several peers. An answer of [ChatCommands#addressee] may have one peer here, if that peer only claims the name or address.
    record Several(List<Peer> peers) implements Found {}
}
