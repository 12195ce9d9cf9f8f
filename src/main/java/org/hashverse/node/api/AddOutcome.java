package org.hashverse.node.api;

import java.util.Optional;
import org.hashverse.chat.PeerId;

/// How an attempt to add a contact ended.
public sealed interface AddOutcome {
    /// The peer is a connected contact.
    ///
    /// @param already whether it was a connected contact before, so that no address was dialled
    record Connected(Peer peer, boolean already) implements AddOutcome {}

    /// The attempt failed and was undone, unless [ChatCommands#keepTrying(Invite)] keeps the peer.
    ///
    /// @param failure  what happened
    /// @param expected the key that should have answered, for [Failure#OTHER_KEY]
    /// @param answered the key that answered; empty if none did
    record Failed(Failure failure, Optional<PeerId> expected, Optional<PeerId> answered) implements AddOutcome {}

    /// Why an attempt failed.
    enum Failure {
        /// The address, or the invite, is this node's own.
        OWN_ADDRESS,
        /// A peer at another address has our own key: the profile was copied.
        OWN_KEY,
        /// The host name does not exist.
        UNKNOWN_HOST,
        /// The address names a network interface (`%eth1`) that this computer does not have now.
        NO_INTERFACE,
        /// The computer answers, but nothing listens on the port.
        REFUSED,
        /// The computer or the name server did not answer in time.
        SILENCE,
        /// The network has no route to the address.
        NO_ROUTE,
        /// The program that answered does not speak the protocol of Hashverse.
        NOT_HASHVERSE,
        /// The peer did not complete the handshake in time, or the connection was lost meanwhile.
        TOO_SLOW,
        /// The peer did not understand us, or we did not understand its BYE: the versions of the two programs do not fit.
        INCOMPATIBLE,
        /// The key that answered is not that of the invite, or of the contact known at that address.
        OTHER_KEY,
        /// The peer does not accept our connection: it removed or blocked us.
        DECLINED,
        /// The peer has no room, is busy, or is closing; a later attempt may work.
        BUSY,
        /// We blocked that key.
        BLOCKED,
        /// The person cancelled the attempt.
        CANCELLED;

        /// Whether the same call may work a little later, so that trying again makes sense.
        public boolean mayWorkLater() {
            return switch (this) {
                case UNKNOWN_HOST, NO_INTERFACE, REFUSED, SILENCE, NO_ROUTE, TOO_SLOW, BUSY -> true;
                case OWN_ADDRESS, OWN_KEY, NOT_HASHVERSE, INCOMPATIBLE, OTHER_KEY, DECLINED, BLOCKED, CANCELLED -> false;
            };
        }
    }
}
