package org.hashverse.transport;

import java.time.Duration;

/// How long connecting may take, and how many callers at a time. The words in parentheses name where a number comes from; `node.kit.Limits` explains them.
///
/// @param connect        a TCP connection must be established within this (promise: a black hole is given up at 5 s)
/// @param clientHello    a caller's first TLS record must be complete within this (table)
/// @param whole          TCP, TLS and both HELLOs together must be done within this; for a caller, from when its turn for a handshake has come (table, protocol)
/// @param atOnce         TLS handshakes at a time (table)
/// @param turn           a handshake that takes longer is ended when all slots are taken and a caller from a site with fewer of them waits (table)
/// @param waitingCallers callers before their handshake; for one more, the network and the address that have most of them lose one (table)
/// @param ofSite         how often one site begins a handshake; each costs milliseconds of processor time
public record HandshakeLimits(Duration connect, Duration clientHello, Duration whole, int atOnce, Duration turn, int waitingCallers, Rate ofSite) {
    /// What the product runs with.
    public static final HandshakeLimits PRODUCT = new HandshakeLimits(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(10), 16, Duration.ofSeconds(2), 256,
            new Rate(50, 64));

    /// A copy with other times to connect in; the bounds stay.
    public HandshakeLimits withTimes(Duration connect, Duration clientHello, Duration whole) {
        return new HandshakeLimits(connect, clientHello, whole, atOnce, turn, waitingCallers, ofSite);
    }

    /// A copy in which a site begins handshakes at another rate.
    public HandshakeLimits withRateOfSite(Rate other) {
        return new HandshakeLimits(connect, clientHello, whole, atOnce, turn, waitingCallers, other);
    }

    /// A rate of handshakes that one site ([Origin#site]) begins. A site that needs more waits.
    ///
    /// @param perSecond handshakes a second (table, protocol)
    /// @param atOnce    handshakes of a burst before that rate applies; an office that reconnects behind one address needs fewer (table, protocol)
    public record Rate(int perSecond, int atOnce) {}
}
