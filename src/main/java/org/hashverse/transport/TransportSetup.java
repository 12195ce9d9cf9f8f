package org.hashverse.transport;

import java.time.Duration;
import java.util.function.LongSupplier;

/// The times, bounds and clocks of sockets; `node.Limits` says what each bound is for and what the product takes.
///
/// @param messagesPerSecond how fast a link is read; this and the next three see [Pace]
/// @param discouraged       who goes first where room is short
/// @param nanos             the clock that silence is measured by
/// @param wall              the time of day that PONG tells, milliseconds since 1970
public record TransportSetup(Duration connect, Duration clientHello, Duration handshake, int waitingStrangers, int handshakes, Duration handshakeTurn,
                             int outbox, int inboxFrames, Duration byeWrite, Duration byeDrain, int messagesPerSecond, int messagesAtOnce,
                             int controlPerSecond, int controlAtOnce, Discouraged discouraged, LongSupplier nanos, LongSupplier wall) {
    /// The pace of one link.
    Pace pace() {
        return new Pace(new Pace.Rate(messagesPerSecond, messagesAtOnce), new Pace.Rate(controlPerSecond, controlAtOnce), nanos);
    }
}
