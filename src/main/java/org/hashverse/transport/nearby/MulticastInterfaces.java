package org.hashverse.transport.nearby;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import org.hashverse.transport.network.NetworkPrefix;
import org.hashverse.transport.network.OwnAddresses;

/// Lists the network interfaces of this computer. Asks the system: do not call it on a virtual thread.
final class MulticastInterfaces {
    private final Optional<InetAddress> bound;
    private final boolean loopback;

    /// @param bound    the only address that counts; empty for all
    /// @param loopback whether the loopback interface counts, in place of all others; for tests
    MulticastInterfaces(Optional<InetAddress> bound, boolean loopback) {
        this.bound = bound;
        this.loopback = loopback;
    }

    /// The interfaces that are up, can do multicast and have an address.
    List<MulticastInterface> list() {
        return OwnAddresses.interfaces(loopback).stream().flatMap(each -> multicastInterface(each).stream()).toList();
    }

    private Optional<MulticastInterface> multicastInterface(NetworkInterface of) {
        if (!loopback && !supportsMulticast(of)) return Optional.empty();
        var networks = of.getInterfaceAddresses().stream().filter(this::counts).map(each -> new NetworkPrefix(each.getAddress(), each.getNetworkPrefixLength())).toList();
        return networks.isEmpty() ? Optional.empty() : Optional.of(new MulticastInterface(of.getName(), of.getIndex(), OwnAddresses.bridge(of.getName()), loopback, networks));
    }

    // an interface that is being unplugged fails here; the others must still be listed
    private static boolean supportsMulticast(NetworkInterface of) {
        try {
            return of.supportsMulticast();
        } catch (SocketException gone) {
            return false;
        }
    }

    private boolean counts(InterfaceAddress each) {
        return bound.isEmpty() || bound.get().equals(each.getAddress());
    }
}
