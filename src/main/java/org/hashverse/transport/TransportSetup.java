package org.hashverse.transport;

import java.util.function.LongSupplier;

/// Time-outs, bounds and clocks for connections.
///
/// @param handshakes  time-outs and bounds of connecting
/// @param links       time-outs and bounds of one connection
/// @param discouraged origins whose connections are closed first when room is short
/// @param nanos       monotonic clock for silence and rates, in nanoseconds
/// @param wall        wall clock for PONG, in milliseconds since 1970
public record TransportSetup(HandshakeLimits handshakes, LinkLimits links, Discouraged discouraged, LongSupplier nanos, LongSupplier wall) {
    /// A new rate limit for one connection.
    Pace pace() {
        return new Pace(links.messages(), links.control(), nanos);
    }
}
