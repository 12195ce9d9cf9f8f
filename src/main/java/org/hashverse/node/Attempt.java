package org.hashverse.node;

import java.time.Instant;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.transport.PeerDialer;
import org.hashverse.wire.Frame;

/// One call to a contact, made to get a link to it back.
///
/// @param at      when it ended
/// @param address where
/// @param failure why nobody came of it; empty if the contact answered
public record Attempt(Instant at, PeerAddress address, Optional<AddOutcome.Failure> failure) {
    /// How a call ended, seen from one that expected a key there.
    static Optional<AddOutcome.Failure> failure(PeerDialer.Outcome outcome) {
        return switch (outcome) {
            case PeerDialer.Outcome.Connected _ -> Optional.empty();
            case PeerDialer.Outcome.Unwanted _ -> Optional.of(AddOutcome.Failure.OTHER_KEY);
            case PeerDialer.Outcome.Turned(_, var bye) -> Optional.of(failure(bye));
            case PeerDialer.Outcome.Failed(var fault) -> Optional.of(failure(fault));
        };
    }

    /// What a goodbye in place of HELLO means.
    static AddOutcome.Failure failure(Frame.Bye bye) {
        return switch (bye.code()) {
            case REMOVED, REFUSED -> AddOutcome.Failure.DECLINED;
            case BUSY, FULL, LEAVING, DUPLICATE -> AddOutcome.Failure.BUSY;
            case PROTOCOL -> AddOutcome.Failure.TOO_OLD;
        };
    }

    /// What went wrong before a key was proven.
    static AddOutcome.Failure failure(PeerDialer.Fault fault) {
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
