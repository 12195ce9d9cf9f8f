package org.hashverse.transport;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Time-outs, bounds and clocks for connections. `node.Limits` documents the components that are not listed here, and holds the values of the product.
///
/// @param messagesPerSecond rate at which we read a contact's messages, in frames and KiB a second; see [Pace]
/// @param messagesAtOnce    the burst before that rate applies
/// @param controlPerSecond  rate at which we read a contact's other frames
/// @param controlAtOnce     the burst before that rate applies
/// @param discouraged       origins whose connections are closed first when room is short
/// @param nanos             monotonic clock for silence and rates, in nanoseconds
/// @param wall              wall clock for PONG, in milliseconds since 1970
public record TransportSetup(Duration connect, Duration clientHello, Duration handshake, int waitingStrangers, int handshakes, Duration handshakeTurn,
                             int outbox, int inboxFrames, Duration byeWrite, Duration byeDrain, int messagesPerSecond, int messagesAtOnce,
                             int controlPerSecond, int controlAtOnce, Discouraged discouraged, LongSupplier nanos, LongSupplier wall) {
    /// A new rate limit for one connection.
    Pace pace() {
        return new Pace(new Pace.Rate(messagesPerSecond, messagesAtOnce), new Pace.Rate(controlPerSecond, controlAtOnce), nanos);
    }
}
