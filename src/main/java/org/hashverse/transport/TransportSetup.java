package org.hashverse.transport;

import java.time.Duration;
import java.util.function.LongSupplier;

/// The times, bounds and clocks of sockets; `node.Limits` says what each bound is for and what the product takes.
///
/// @param nanos the clock that silence is measured by
/// @param wall  the time of day that PONG tells, milliseconds since 1970
public record TransportSetup(Duration connect, Duration clientHello, Duration handshake, int waitingStrangers, int handshakes, int outbox,
                             int inboxFrames, Duration byeWrite, Duration byeDrain, LongSupplier nanos, LongSupplier wall) {}
