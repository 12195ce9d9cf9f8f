package org.hashverse.transport.nearby;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hashverse.transport.OwnAddresses;

/// Lists the network interfaces of this computer. Asks the system: do not call it on a virtual thread.
final class Cards {
    private final Optional<InetAddress> bound;
    private final boolean loopback;

    /// @param bound    the only address that counts; empty for all
    /// @param loopback whether the loopback interface counts, in place of all others; for tests
    Cards(Optional<InetAddress> bound, boolean loopback) {
        this.bound = bound;
        this.loopback = loopback;
    }

    /// The interfaces that are up, can do multicast and have an address.
    List<Card> list() {
        var cards = new ArrayList<Card>();
        try {
            for (var found : Collections.list(NetworkInterface.getNetworkInterfaces())) card(found).ifPresent(cards::add);
        } catch (SocketException unknown) {
            return List.of();
        }
        return cards;
    }

    // an interface that is being unplugged fails here; the others must still be listed
    private Optional<Card> card(NetworkInterface found) {
        try {
            if (!found.isUp() || found.isLoopback() != loopback || !loopback && !found.supportsMulticast()) return Optional.empty();
            var nets = found.getInterfaceAddresses().stream().filter(this::counts).map(each -> new Card.Net(each.getAddress(), each.getNetworkPrefixLength())).toList();
            return nets.isEmpty() ? Optional.empty() : Optional.of(new Card(found.getName(), found.getIndex(), OwnAddresses.bridge(found.getName()), loopback, nets));
        } catch (SocketException gone) {
            return Optional.empty();
        }
    }

    private boolean counts(InterfaceAddress each) {
        return bound.isEmpty() || bound.get().equals(each.getAddress());
    }
}
