package org.hashverse.transport.nearby;

import java.net.InetSocketAddress;
import java.util.List;
import org.hashverse.transport.network.NetworkPrefix;

/// A network interface with one IP version: where packets of multicast DNS are sent and received.
interface Segment {
    /// The interface, as it was when somebody last looked.
    MulticastInterface networkInterface();

    /// Whether this is IPv6; else IPv4.
    boolean ipv6();

    /// Its addresses: those of the interface that have its IP version.
    default List<NetworkPrefix> networks() {
        return networkInterface().networks(ipv6());
    }

    /// Sends a packet to all computers of the link. If that fails, the packet is lost, as packets may be.
    void send(byte[] packet);

    /// Sends a packet to one computer. It may be lost, as with [#send(byte[])].
    void send(byte[] packet, InetSocketAddress to);
}
