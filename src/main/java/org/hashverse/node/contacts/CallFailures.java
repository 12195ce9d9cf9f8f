package org.hashverse.node.contacts;

import java.util.Optional;
import org.hashverse.node.api.AddOutcome.Failure;
import org.hashverse.transport.dial.DialOutcome;
import org.hashverse.wire.Frame;

/// What the outcome of a call means to a person.
final class CallFailures {
    private CallFailures() {}

    /// The failure of a call that expected a certain key, or of its attempts at one address; empty if the peer is connected.
    static Optional<Failure> of(DialOutcome outcome) {
        return switch (outcome) {
            case DialOutcome.Connected _ -> Optional.empty();
            case DialOutcome.WrongKey _ -> Optional.of(Failure.OTHER_KEY);
            case DialOutcome.SaidBye(_, var bye) -> Optional.of(of(bye));
            case DialOutcome.Failed(var fault) -> Optional.of(of(fault));
        };
    }

    /// What a BYE in place of HELLO means.
    static Failure of(Frame.Bye bye) {
        return switch (bye.code()) {
            case REMOVED, REFUSED -> Failure.DECLINED;
            case BUSY, FULL, LEAVING, DUPLICATE -> Failure.BUSY;
            case PROTOCOL -> Failure.INCOMPATIBLE;
        };
    }

    /// The failure of a call that was answered with neither HELLO nor BYE.
    static Failure of(DialOutcome.Fault fault) {
        return switch (fault) {
            case UNKNOWN_HOST -> Failure.UNKNOWN_HOST;
            case NO_INTERFACE -> Failure.NO_INTERFACE;
            case REFUSED -> Failure.REFUSED;
            case SILENCE -> Failure.SILENCE;
            case NO_ROUTE -> Failure.NO_ROUTE;
            case NOT_HASHVERSE -> Failure.NOT_HASHVERSE;
            case TOO_SLOW -> Failure.TOO_SLOW;
            case CANCELLED -> Failure.CANCELLED;
        };
    }
}
