package org.hashverse.node.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;

/// The peers to which a peer says it is connected. All of it is a claim: no address in it is dialled unless the person asks for it.
///
/// @param status how the peer answered
/// @param peers  at most 64; those of the last answer if `status` is [Status#OFFLINE] or [Status#NO_ANSWER]; empty for [Status#PRIVATE] and [Status#NOT_ACCEPTED]
/// @param total  how many peers it says there are
/// @param told   when the peer told them, on our clock; empty if never
public record PeerListing(Status status, List<Entry> peers, int total, Optional<Instant> told) {
    /// How the question went.
    public enum Status {
        /// The peer answered just now.
        TOLD,
        /// The peer does not share its list.
        PRIVATE,
        /// The peer has not accepted us yet.
        NOT_ACCEPTED,
        /// The peer did not answer in time, or was busy.
        NO_ANSWER,
        /// The peer is not connected.
        OFFLINE
    }

    /// One peer of the list.
    ///
    /// @param id      its key
    /// @param name    the name that it claims there
    /// @param address where it may be reached; empty if it does not want to be found, or if we may not call it there
    /// @param age     how long it has been connected there
    public record Entry(PeerId id, PeerName name, Optional<PeerAddress> address, Duration age) {}

    /// Copies the list.
    public PeerListing {
        peers = List.copyOf(peers);
    }
}
