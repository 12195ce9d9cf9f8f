package org.hashverse.transport.network;

import java.net.InetAddress;

/// One address of this computer, and the network that it is in.
///
/// @param interfaceName name of the network interface
/// @param address       our address there
/// @param prefix        length of the network's prefix in bits
/// @param vpn           whether the interface looks like that of a VPN
/// @param bridge        whether the interface is a bridge of containers or virtual machines
public record OwnNetwork(String interfaceName, InetAddress address, int prefix, boolean vpn, boolean bridge) {
    /// Whether an address is in this network.
    public boolean contains(InetAddress other) {
        return new NetworkPrefix(address, prefix).contains(other);
    }
}
