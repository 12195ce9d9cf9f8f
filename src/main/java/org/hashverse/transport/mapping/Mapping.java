package org.hashverse.transport.mapping;

import java.net.InetAddress;
import java.time.Duration;
import org.hashverse.chat.PeerAddress;

/// A mapping that a router made.
///
/// @param external the router's address outside
/// @param port     the port there, 1 to 65535
/// @param lifetime how long it lives unless it is renewed
public record Mapping(InetAddress external, int port, Duration lifetime) {
    /// The address to give to others.
    public PeerAddress address() {
        return PeerAddress.of(external, port);
    }
}
