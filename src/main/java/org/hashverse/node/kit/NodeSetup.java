package org.hashverse.node.kit;

import java.util.Optional;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.nearby.LocalNetwork;
import org.hashverse.transport.nearby.MulticastNetwork;

/// What a node needs to start.
///
/// @param profile an open profile; the node saves into it and does not close it
/// @param host    the address to bind; empty for all interfaces
/// @param port    the port to bind; if it is taken, the start fails. Empty for the last port of the profile, else 8000 to 8019, else any
/// @param accept  who may become a contact, in place of the setting, which stays unchanged; empty for the setting
/// @param limits  times and bounds
/// @param clock   the clocks
/// @param network where people nearby are searched
/// @param announceUnconfirmed whether our name may be announced there although the person has not confirmed it, because nobody will ask for it
public record NodeSetup(Profile profile, Optional<String> host, Optional<Integer> port, Optional<Settings.Accept> accept, Limits limits,
                        NodeClock clock, LocalNetwork network, boolean announceUnconfirmed) {
    /// A setup without people nearby.
    public NodeSetup(Profile profile, Optional<String> host, Optional<Integer> port, Optional<Settings.Accept> accept, Limits limits, NodeClock clock) {
        this(profile, host, port, accept, limits, clock, LocalNetwork.NONE, false);
    }

    /// This setup with people nearby, searched on the network of this computer.
    public NodeSetup withPeopleNearby(boolean announceUnconfirmed) {
        return new NodeSetup(profile, host, port, accept, limits, clock, new MulticastNetwork(), announceUnconfirmed);
    }

    /// A setup with the limits and clocks of the product, without people nearby.
    public static NodeSetup of(Profile profile, Optional<String> host, Optional<Integer> port) {
        return new NodeSetup(profile, host, port, Optional.empty(), Limits.PRODUCT, NodeClock.SYSTEM);
    }
}
