package org.hashverse.transport.nearby;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hashverse.chat.PeerAddress;

/// A network interface of this computer at one moment.
///
/// @param name     its name, such as `eth0`
/// @param index    its number
/// @param bridge   whether it is a bridge of containers or virtual machines
/// @param loopback whether it leads to this computer only
/// @param nets     its addresses with the networks that it reaches
record Card(String name, int index, boolean bridge, boolean loopback, List<Net> nets) {
    /// An address of an interface.
    ///
    /// @param prefix how many bits the addresses of its network have in common
    record Net(InetAddress address, int prefix) {
        private boolean reaches(InetAddress other) {
            var ours = address.getAddress();
            var its = other.getAddress();
            if (ours.length != its.length) return false;
            for (int bit = 0; bit < prefix; bit++) if (((ours[bit / 8] ^ its[bit / 8]) >> 7 - bit % 8 & 1) != 0) return false;
            return true;
        }
    }

    /// Copies the list.
    Card {
        nets = List.copyOf(nets);
    }

    /// Those of its addresses that have one IP version.
    List<Net> nets(boolean ipv6) {
        return nets.stream().filter(net -> net.address() instanceof Inet6Address == ipv6).toList();
    }

    /// The addresses to announce, at most [NearbyPeer#MOST_ADDRESSES]: IPv4 first, those that are valid on this link only last.
    List<InetAddress> addresses() {
        return nets.stream().map(Net::address).sorted(order()).limit(NearbyPeer.MOST_ADDRESSES).toList();
    }

    /// How addresses of a peer are ordered: the best first.
    static Comparator<InetAddress> order() {
        return Comparator.comparing(InetAddress::isLinkLocalAddress).thenComparing(address -> !(address instanceof Inet4Address));
    }

    /// Whether an address is one of this interface.
    boolean has(InetAddress address) {
        return nets.stream().anyMatch(net -> same(net.address(), address));
    }

    // the zone of an IPv6 address does not count
    private static boolean same(InetAddress one, InetAddress other) {
        return Arrays.equals(one.getAddress(), other.getAddress());
    }

    /// Whether a computer with this address is on the link of the interface, so that no router is between.
    boolean onLink(InetAddress address) {
        if (address.isMulticastAddress() || address.isAnyLocalAddress() || address.isLoopbackAddress() != loopback) return false;
        return address.isLinkLocalAddress() || nets.stream().anyMatch(net -> net.reaches(address));
    }

    /// Where a peer listens that has an address of this link.
    PeerAddress place(InetAddress address, int port) {
        var host = address.getHostAddress().replaceFirst("%.*", "");
        return new PeerAddress(host.indexOf(':') >= 0 && address.isLinkLocalAddress() ? host + "%" + name : host, port);
    }
}
