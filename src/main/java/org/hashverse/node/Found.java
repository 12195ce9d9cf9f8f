package org.hashverse.node;

import java.util.List;

/// Which peers a typed word means.
public sealed interface Found {
    /// Exactly one.
    record One(Peer peer) implements Found {}

    /// That is ourselves.
    record Self() implements Found {}

    /// None.
    record Nobody() implements Found {}

    /// Several; of [Node#addressee] also one alone who only claims to be the one that is meant.
    record Several(List<Peer> peers) implements Found {}
}
