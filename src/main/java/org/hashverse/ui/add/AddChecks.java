package org.hashverse.ui.add;

import java.util.List;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.model.PeerItem;
import org.hashverse.node.api.Self;

/// What is known of an address or a key without a call.
final class AddChecks {
    private AddChecks() {}

    /// Whether an address is one of our own, with our port.
    ///
    /// @param self null before the node has answered
    static boolean own(Self self, PeerAddress address) {
        if (self == null || address.port() != self.port()) return false;
        return address.host().equals(self.address().host()) || self.more().stream().anyMatch(other -> other.host().equals(address.host()));
    }

    /// Whether an address is the loopback address of this computer, with our port.
    static boolean loops(Self self, PeerAddress address) {
        return self != null && address.port() == self.port() && (address.host().equals("localhost") || address.host().startsWith("127.") || address.host().equals("::1"));
    }

    /// The connected contact that has an address, see `Peer.address`.
    static Optional<PeerItem> connectedAt(List<PeerItem> peers, PeerAddress address) {
        return peers.stream().filter(AddChecks::connected).filter(item -> item.peer().get().address().filter(address::equals).isPresent()).findFirst();
    }

    /// The connected contact with a key.
    static Optional<PeerItem> connectedAs(List<PeerItem> peers, PeerId key) {
        return peers.stream().filter(AddChecks::connected).filter(item -> item.id().equals(key)).findFirst();
    }

    private static boolean connected(PeerItem item) {
        return item.peer().get().standing() == Standing.CONTACT && item.peer().get().connected();
    }
}
