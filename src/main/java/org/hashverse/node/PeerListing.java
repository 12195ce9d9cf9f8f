package org.hashverse.node;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;

/// Whom a peer says it is connected to. Hearsay: nothing in it is dialled without a click.
///
/// @param status whether and how it answered
/// @param peers  at most 64; the last answer where `status` is [Status#OFFLINE] or [Status#NO_ANSWER]; empty where it tells none
/// @param total  how many it says there are
/// @param told   when it told, on our clock; empty if never
public record PeerListing(Status status, List<Entry> peers, int total, Optional<Instant> told) {
    /// How the question went.
    public enum Status {
        /// `peers` is what it said just now.
        TOLD,
        /// It does not share its peers.
        PRIVATE,
        /// It has not accepted us yet.
        NOT_ACCEPTED,
        /// It did not answer in time, or was busy.
        NO_ANSWER,
        /// It is not connected.
        OFFLINE
    }

    /// One that it named.
    ///
    /// @param name    what it is called there: a claim of a claim
    /// @param address where it may be reached, if it agreed to be found
    /// @param age     how long it has been connected there
    public record Entry(PeerId id, PeerName name, Optional<PeerAddress> address, Duration age) {}

    public PeerListing {
        peers = List.copyOf(peers);
    }
}
