package org.hashverse.node.peer;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

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

    private static final int V4 = 4;
    private static final int V6 = 16;
    private static final byte[] SIX_TO_FOUR = InetAddress.ofLiteral("2002::").getAddress();
    private static final byte[] NAT64 = InetAddress.ofLiteral("64:ff9b::").getAddress();
    private static final byte[] COMPATIBLE = new byte[V6];

    /// The scope of an address. An IPv6 address that leads to an IPv4 address through a gateway has the scope of that.
    public static AddressScope of(InetAddress address) {
        var bytes = address.getAddress();
        if (address.isLoopbackAddress()) return HOST;
        var behind = behindGateway(bytes);
        if (behind.isPresent()) return of(behind.get());
        if (address.isLinkLocalAddress()) return LINK_LOCAL;
        boolean unique = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return address.isSiteLocalAddress() || unique || shared ? PRIVATE : PUBLIC;
    }

    /// The IPv4 address in an IPv6 address of NAT64 (RFC 6052) or 6to4 (RFC 3056), or in an IPv4-compatible one (RFC 4291, section 2.5.5.1).
    private static Optional<InetAddress> behindGateway(byte[] bytes) {
        if (bytes.length != V6) return Optional.empty();
        if (Arrays.equals(bytes, 0, 2, SIX_TO_FOUR, 0, 2)) return Optional.of(v4(bytes, 2));
        boolean other = Arrays.equals(bytes, 0, V6 - V4, NAT64, 0, V6 - V4) || Arrays.equals(bytes, 0, V6 - V4, COMPATIBLE, 0, V6 - V4);
        return other ? Optional.of(v4(bytes, V6 - V4)) : Optional.empty();
    }

    private static InetAddress v4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + V4));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// Whether an address of this scope means something only in its own network.
    public boolean ownNetwork() {
        return this == LINK_LOCAL || this == PRIVATE;
    }
}
