package org.hashverse.transport.network;

import java.net.InetAddress;

/// An address and the network that it is in.
///
/// @param length how many bits all addresses of the network begin with
public record NetworkPrefix(InetAddress address, int length) {
    /// Whether an address is in the network.
    public boolean contains(InetAddress other) {
        var ours = address.getAddress();
        var theirs = other.getAddress();
        if (ours.length != theirs.length) return false;
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) return false;
        }
        return true;
    }
}
