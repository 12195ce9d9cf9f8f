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

    /// Several peers, so the word is ambiguous. [ChatCommands#addressee] answers with a single peer here if only that peer itself says that it has the name or address:
    /// a message must not go to it by mistake.
    record Several(List<Peer> peers) implements Found {}
}
