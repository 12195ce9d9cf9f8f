package org.hashverse.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// What counts as one place that calls come from: an IPv4 address, or the 64 bits of IPv6 that one household owns.
///
/// @param version 4 or 6
/// @param network the address, or its upper half
public record Origin(int version, long network) {
    private static final int BEYOND_THE_SITE = 16;
    private static final long IN_ONE_NEIGHBOURHOOD = 0xff;

    /// The place of an address.
    public static Origin of(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address ? new Origin(6, bytes.getLong()) : new Origin(4, bytes.getInt());
    }

    /// What may all belong to one who owns more than a household: the first 48 bits of IPv6; an IPv4 address itself.
    Origin site() {
        return version == 6 ? new Origin(6, network >>> BEYOND_THE_SITE << BEYOND_THE_SITE) : this;
    }

    /// The addresses that one person gets at once without effort: the first 48 bits of IPv6, the first 24 of IPv4. Many honest people may share them
    /// too, an office for example, so it only decides who goes first where room is short.
    public Origin neighbourhood() {
        return version == 6 ? site() : new Origin(version, network & ~IN_ONE_NEIGHBOURHOOD);
    }
}
