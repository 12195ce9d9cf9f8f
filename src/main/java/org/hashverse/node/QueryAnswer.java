package org.hashverse.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;

/// Whether a peer is connected, as of now.
public sealed interface QueryAnswer {
    /// It is, and answered a ping just now in that time; empty if it did not within [Limits.Timeouts#query].
    record Connected(Peer peer, Optional<Duration> roundTrip) implements QueryAnswer {}

    /// We know it; it is not connected.
    record Known(Peer peer) implements QueryAnswer {}

    /// That is ourselves.
    record Self(PeerAddress address) implements QueryAnswer {}

    /// None of ours.
    ///
    /// @param connected how many peers are connected
    record NotFound(int connected) implements QueryAnswer {}

    /// More than one answers to it.
    record Ambiguous(List<Peer> peers) implements QueryAnswer {}
}
