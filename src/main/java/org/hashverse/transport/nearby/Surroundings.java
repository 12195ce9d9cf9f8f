package org.hashverse.transport.nearby;

import java.util.List;

/// Who is announced on the local network at one moment, and what we can hear of it.
///
/// @param peers       one entry for each key, without ours, at most [Sightings#MOST_PEERS]
/// @param usable      whether there is a network interface that can do multicast
/// @param interfaces  the interfaces on which multicast is open, bridges of containers last
/// @param announced   whether we are announced on at least one of them
/// @param othersHeard whether another computer was heard on one of them, at the addresses that the interface has now
public record Surroundings(List<NearbyPeer> peers, boolean usable, List<String> interfaces, boolean announced, boolean othersHeard) {
    /// Copies the lists.
    public Surroundings {
        peers = List.copyOf(peers);
        interfaces = List.copyOf(interfaces);
    }
}
