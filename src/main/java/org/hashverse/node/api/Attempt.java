package org.hashverse.node.api;

import java.time.Instant;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.transport.DialOutcome;
import org.hashverse.wire.Frame;

/// One attempt to reach a contact at one address.
///
/// @param at      when it ended
/// @param address the address
/// @param failure why it failed; empty if the contact answered
public record Attempt(Instant at, PeerAddress address, Optional<AddOutcome.Failure> failure) {
    /// The failure of a call that expected a certain key; empty if it is connected.
    public static Optional<AddOutcome.Failure> failure(DialOutcome outcome) {
        return switch (outcome) {
            case DialOutcome.Connected _ -> Optional.empty();
            case DialOutcome.Unwanted _ -> Optional.of(AddOutcome.Failure.OTHER_KEY);
            case DialOutcome.Turned(_, var bye) -> Optional.of(failure(bye));
            case DialOutcome.Failed(var fault) -> Optional.of(failure(fault));
        };
    }

    /// What a BYE in place of HELLO means.
    public static AddOutcome.Failure failure(Frame.Bye bye) {
        return switch (bye.code()) {
            case REMOVED, REFUSED -> AddOutcome.Failure.DECLINED;
            case BUSY, FULL, LEAVING, DUPLICATE -> AddOutcome.Failure.BUSY;
            case PROTOCOL -> AddOutcome.Failure.TOO_OLD;
        };
    }

    /// The failure of a call in which no key was proven.
    public static AddOutcome.Failure failure(DialOutcome.Fault fault) {
        return switch (fault) {
            case UNKNOWN_HOST -> AddOutcome.Failure.UNKNOWN_HOST;
            case NO_INTERFACE -> AddOutcome.Failure.NO_INTERFACE;
            case REFUSED -> AddOutcome.Failure.REFUSED;
            case SILENCE -> AddOutcome.Failure.SILENCE;
            case NO_ROUTE -> AddOutcome.Failure.NO_ROUTE;
            case NOT_HASHVERSE -> AddOutcome.Failure.NOT_HASHVERSE;
            case TOO_SLOW -> AddOutcome.Failure.TOO_SLOW;
            case CANCELLED -> AddOutcome.Failure.CANCELLED;
        };
    }
}
