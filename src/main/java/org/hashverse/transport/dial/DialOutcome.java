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

    /// No key was proven, or neither HELLO nor BYE came back.
    record Failed(Fault fault) implements DialOutcome {}

    /// Why an attempt failed without HELLO or BYE.
    enum Fault { UNKNOWN_HOST, NO_INTERFACE, REFUSED, SILENCE, NO_ROUTE, NOT_HASHVERSE, TOO_SLOW, CANCELLED }
}
