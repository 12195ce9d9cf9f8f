package org.hashverse.node;

import java.util.Optional;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Settings;

/// What a node needs to start.
///
/// @param profile open and locked; the node saves into it but does not close it
/// @param host    the address to bind; empty for all interfaces
/// @param port    the port to take, or an error; empty for the profile's last, else 8000 to 8019, else any
/// @param accept  who may come in this time, over the profile's setting, which stays; empty for the setting
/// @param limits  times and bounds
/// @param clock   both clocks
public record NodeSetup(Profile profile, Optional<String> host, Optional<Integer> port, Optional<Settings.Accept> accept, Limits limits,
                        NodeClock clock) {
    /// The product's own limits and clocks.
    public static NodeSetup of(Profile profile, Optional<String> host, Optional<Integer> port) {
        return new NodeSetup(profile, host, port, Optional.empty(), Limits.PRODUCT, NodeClock.SYSTEM);
    }
}
