package org.hashverse.node.contacts;

import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.AddOutcome.Failure;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerDirectory;

/// Which key should answer at an address that the person adds, and which must not. Node thread only.
record ExpectedKeys(OwnIdentity myself, PeerDirectory directory) {
    /// The key that should answer at an address: the invite's, or that of the contact that answered there before.
    ///
    /// @param invited the key in the invite; empty if the person typed an address
    Optional<PeerId> expected(PeerAddress address, Optional<PeerId> invited) {
        return invited.or(() -> directory.pinnedAt(address).stream().findFirst());
    }

    /// Why the key that answered must not be added; empty if it may be.
    ///
    /// @param invited as for [#expected]
    Optional<Failure> refusal(PeerAddress address, Optional<PeerId> invited, PeerId answered) {
        if (answered.equals(myself.id)) {
            boolean ours = address.literal() ? myself.ours(address) : address.port() == myself.port(); // a host name with our port, such as localhost
            return Optional.of(ours ? Failure.OWN_ADDRESS : Failure.OWN_KEY);
        }
        if (directory.find(answered).filter(peer -> peer.standing == Standing.BLOCKED).isPresent()) return Optional.of(Failure.BLOCKED);
        return expected(address, invited).filter(key -> !key.equals(answered)).filter(_ -> invited.isPresent() || !directory.pinnedAt(address).contains(answered)).map(_ -> Failure.OTHER_KEY);
    }
}
