package org.hashverse.transport.nearby;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hashverse.chat.PeerAddress;
import org.hashverse.transport.network.NetworkPrefix;

/// A network interface of this computer at one moment.
///
/// @param name     its name, such as `eth0`
/// @param index    its number
/// @param bridge   whether it is a bridge of containers or virtual machines
/// @param loopback whether it leads to this computer only
/// @param networks its addresses, each with the network that it is in
record MulticastInterface(String name, int index, boolean bridge, boolean loopback, List<NetworkPrefix> networks) {
    /// Copies the list.
    MulticastInterface {
        networks = List.copyOf(networks);
    }

    /// Those of its addresses that have one IP version.
    List<NetworkPrefix> networks(boolean ipv6) {
        return networks.stream().filter(network -> network.address() instanceof Inet6Address == ipv6).toList();
    }

    /// The addresses to announce, at most [NearbyPeer#MOST_ADDRESSES]: IPv4 first, those that are valid on this link only last.
    List<InetAddress> addresses() {
        return networks.stream().map(NetworkPrefix::address).sorted(bestFirst()).limit(NearbyPeer.MOST_ADDRESSES).toList();
    }

    /// How addresses of a peer are ordered: the best first.
    static Comparator<InetAddress> bestFirst() {
        return Comparator.comparing(InetAddress::isLinkLocalAddress).thenComparing(address -> !(address instanceof Inet4Address));
    }

    /// Whether an address is one of this interface.
    boolean has(InetAddress address) {
        return networks.stream().anyMatch(net -> same(net.address(), address));
    }

    // the zone of an IPv6 address does not count
    private static boolean same(InetAddress one, InetAddress other) {
        return Arrays.equals(one.getAddress(), other.getAddress());
    }

    /// Whether a computer with this address is on the link of the interface, so that no router is between.
    boolean onLink(InetAddress address) {
        if (address.isMulticastAddress() || address.isAnyLocalAddress() || address.isLoopbackAddress() != loopback) return false;
        return address.isLinkLocalAddress() || networks.stream().anyMatch(network -> network.contains(address));
    }

    /// The address of a peer that listens at an IP address of this link. A link-local IPv6 address gets the zone of this interface.
    PeerAddress peerAddress(InetAddress address, int port) {
        var plain = PeerAddress.of(address, port);
        return address.isLinkLocalAddress() && address instanceof Inet6Address ? new PeerAddress(plain.host() + "%" + name, port) : plain;
    }
}
