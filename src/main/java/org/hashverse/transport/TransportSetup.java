package org.hashverse.transport;

import java.time.Duration;
import java.util.function.LongSupplier;

/// The times, bounds and clocks of sockets. `node.Limits` documents the components that are not listed here, and holds the product's values.
///
/// @param messagesPerSecond rate at which a contact's messages are read, in frames and KiB; see [Pace]
/// @param messagesAtOnce    the burst before that rate applies
/// @param controlPerSecond  the same for a contact's other frames
/// @param controlAtOnce     the burst before that rate applies
/// @param discouraged       addresses whose connections are closed first when room is short
/// @param nanos             monotonic clock for silence and rates, in nanoseconds
/// @param wall              wall clock that PONG tells, in milliseconds since 1970
public record TransportSetup(Duration connect, Duration clientHello, Duration handshake, int waitingStrangers, int handshakes, Duration handshakeTurn,
                             int outbox, int inboxFrames, Duration byeWrite, Duration byeDrain, int messagesPerSecond, int messagesAtOnce,
                             int controlPerSecond, int controlAtOnce, Discouraged discouraged, LongSupplier nanos, LongSupplier wall) {
    /// The pace of one link.
    Pace pace() {
        return new Pace(new Pace.Rate(messagesPerSecond, messagesAtOnce), new Pace.Rate(controlPerSecond, controlAtOnce), nanos);
    }
}
