package org.hashverse.node;

import java.util.Optional;
import org.hashverse.chat.PeerId;

/// How an attempt to add a contact ended.
public sealed interface AddOutcome {
    /// It is a contact and connected.
    ///
    /// @param already whether it was before, so that nothing was dialled
    record Connected(Peer peer, boolean already) implements AddOutcome {}

    /// It failed. Every peer is what it was before the attempt, except one that [Node#keepTrying(org.hashverse.chat.Invite)] keeps.
    ///
    /// @param failure  what happened
    /// @param expected the key that should have answered, for [Failure#OTHER_KEY]
    /// @param met      the key that answered, where one did
    record Failed(Failure failure, Optional<PeerId> expected, Optional<PeerId> met) implements AddOutcome {}

    /// What can go wrong.
    enum Failure {
        /// The address is this node's own.
        OWN_ADDRESS,
        /// Another address answered with our own key: the profile was copied.
        OWN_KEY,
        /// No such host name.
        UNKNOWN_HOST,
        /// The address names a network interface (`%eth1`) that this computer does not have now.
        NO_INTERFACE,
        /// The computer answers, nothing listens on the port.
        REFUSED,
        /// Nobody answered in time, or who knows the names of computers did not.
        SILENCE,
        /// No way to that address.
        NO_ROUTE,
        /// Something answered that does not speak Hashverse.
        NOT_HASHVERSE,
        /// It answers, but did not complete the handshake in time, or the connection broke off meanwhile.
        TOO_SLOW,
        /// It speaks a version that is too old for ours.
        TOO_OLD,
        /// Another key than the invite's, or than the contact's known at that address.
        OTHER_KEY,
        /// It does not accept our connection (removed or blocked us).
        DECLINED,
        /// It has no room, is busy, or ends just now; later may work.
        BUSY,
        /// We blocked that key.
        BLOCKED,
        /// The person gave up.
        CANCELLED
    }
}
