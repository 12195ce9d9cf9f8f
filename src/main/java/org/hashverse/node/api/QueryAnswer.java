package org.hashverse.node.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;

/// The answer to a query: whether a peer is connected now.
public sealed interface QueryAnswer {
    /// The peer is connected.
    ///
    /// @param roundTrip of a ping just now; empty if the peer did not answer within `Limits.Timeouts.query`
    record Connected(Peer peer, Optional<Duration> roundTrip) implements QueryAnswer {}

    /// The peer is known and not connected.
    record Known(Peer peer) implements QueryAnswer {}

    /// The word means us.
    record Self(PeerAddress address) implements QueryAnswer {}

    /// No known peer.
    ///
    /// @param connected how many peers are connected
    record NotFound(int connected) implements QueryAnswer {}

    /// Several peers.
    record Ambiguous(List<Peer> peers) implements QueryAnswer {}
}
