package org.hashverse.transport.dial;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.hashverse.transport.Channel;
import org.hashverse.transport.dial.DialOutcome.Fault;

/// Finds out why an attempt to dial an IP address failed.
final class DialFailure {
    private DialFailure() {}

    /// Why no TCP connection was made, or why a look-up found no IP address.
    static Fault beforeConnecting(IOException failure) {
        return switch (failure) {
            case UnknownHostException _ -> Fault.UNKNOWN_HOST;
            case SocketTimeoutException _ -> Fault.SILENCE;
            case NoRouteToHostException _ -> Fault.NO_ROUTE;
            case ConnectException _ -> Fault.REFUSED;
            default -> Fault.NO_ROUTE; // "Network is unreachable" has no type of its own
        };
    }

    /// Why a TCP connection ended before both HELLOs were exchanged.
    ///
    /// @param late     whether we ended the connection, because it took longer than our limit for a handshake
    /// @param heard    whether any bytes arrived
    /// @param took     time from the start of the connection to its end
    /// @param patience how long Hashverse waits for the first bytes of a caller; it closes the connection of a slower caller without sending anything
    static Fault afterConnecting(IOException failure, boolean late, boolean heard, Duration took, Duration patience) {
        if (late) return heard ? Fault.TOO_SLOW : Fault.SILENCE;
        if (Channel.malformed(failure) || Channel.alert(failure)) return Fault.NOT_HASHVERSE;
        // another program would send bytes that are not TLS, or an alert, or close at once
        return heard || took.compareTo(patience) >= 0 ? Fault.TOO_SLOW : Fault.NOT_HASHVERSE;
    }
}
