package org.hashverse.transport.dial;

import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.wire.Frame;

/// How a call ended, or how the attempts at one of its addresses ended.
public sealed interface DialOutcome {
    /// The peer is connected. The connection is handed to `Admission.ready`.
    record Connected(PeerId peer, PeerAddress address) implements DialOutcome {}

    /// The peer answered with BYE.
    record SaidBye(PeerId peer, Frame.Bye bye) implements DialOutcome {}

    /// Another key answered, and [CallHandler] turned it away.
    record WrongKey(PeerId peer, PeerAddress address) implements DialOutcome {}

    /// No key was proven, or neither HELLO nor BYE came back, or the call was cancelled.
    record Failed(Fault fault) implements DialOutcome {}

    /// Why an attempt failed without HELLO or BYE.
    enum Fault {
        /// The name service knows no address of the host.
        UNKNOWN_HOST,
        /// The zone of the address names no network interface of this computer.
        NO_INTERFACE,
        /// The host answered that nothing listens on the port.
        REFUSED,
        /// Nothing arrived in time: no answer of the name service, no TCP connection, or no byte over it.
        SILENCE,
        /// There is no route to the address.
        NO_ROUTE,
        /// Another program answered, or something unforeseen failed.
        NOT_HASHVERSE,
        /// One side ended the connection before the handshake was complete, probably because it took too long.
        TOO_SLOW,
        /// The call was cancelled, or no longer needed this attempt.
        CANCELLED
    }
}
