package org.hashverse.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// Where a connection comes from: an IPv4 address, or the first 64 bits of an IPv6 address, which one household shares.
///
/// @param version 4 or 6
/// @param network the IPv4 address, or the upper half of the IPv6 address
public record Origin(int version, long network) {
    private static final int BITS_BELOW_SITE = 16;
    private static final long MASK_IN_NEIGHBOURHOOD = 0xff;

    /// The origin of an address.
    public static Origin of(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address ? new Origin(6, bytes.getLong()) : new Origin(4, bytes.getInt());
    }

    /// The addresses that one organisation may own: the first 48 bits of IPv6; an IPv4 address itself.
    Origin site() {
        return version == 6 ? new Origin(6, network >>> BITS_BELOW_SITE << BITS_BELOW_SITE) : this;
    }

    /// The addresses that one person easily gets together: the first 48 bits of IPv6, the first 24 of IPv4. Many honest people may share them, as in an office.
    /// So it only decides which peer is closed first when room is short.
    public Origin neighbourhood() {
        return version == 6 ? site() : new Origin(version, network & ~MASK_IN_NEIGHBOURHOOD);
    }
}
