package org.hashverse.node.peer;

import java.net.Inet6Address;
import java.net.InetAddress;

/// From how far away an address can be reached, the nearest first. We call an address that a peer names only if it can be reached
/// from at least as far away as the address from which the peer is connected: else a peer outside could make us call computers of our network. See [OwnIdentity#mayCall].
public enum AddressScope {
    /// From the same computer.
    HOST,
    /// From the same network segment.
    LINK_LOCAL,
    /// From the same private network: RFC 1918, the shared range of providers and VPNs (RFC 6598), unique local IPv6 (RFC 4193).
    PRIVATE,
    /// From everywhere.
    PUBLIC;

    /// The scope of an address.
    public static AddressScope of(InetAddress address) {
        var bytes = address.getAddress();
        if (address.isLoopbackAddress()) return HOST;
        if (address.isLinkLocalAddress()) return LINK_LOCAL;
        boolean unique = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return address.isSiteLocalAddress() || unique || shared ? PRIVATE : PUBLIC;
    }

    /// Whether an address of this scope means something only in its own network.
    public boolean ownNetwork() {
        return this == LINK_LOCAL || this == PRIVATE;
    }
}
