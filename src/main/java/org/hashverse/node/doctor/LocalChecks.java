package org.hashverse.node.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.doctor.Observations.FoundFirewall;
import org.hashverse.node.doctor.Observations.Target;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;
import org.hashverse.transport.network.Neighbours;
import org.hashverse.transport.network.OwnAddresses;
import org.hashverse.transport.network.TcpProbe;

/// What the doctor checks on this computer. Every method asks the system and blocks.
///
/// @param connect for a TCP connection
/// @param program for a program of the system
record LocalChecks(OperatingSystem system, Environment environment, Duration connect, Duration program) {
    /// Our address on the default route.
    Optional<InetAddress> defaultRoute() {
        return Optional.ofNullable(OwnAddresses.defaultRoute()).filter(address -> !address.isAnyLocalAddress() && !address.isLoopbackAddress());
    }

    /// What comes of a connection from this computer to our own port.
    TcpProbe.Answer self(Optional<InetAddress> bound, int port) {
        return TcpProbe.connect(bound.orElseGet(InetAddress::getLoopbackAddress), port, connect);
    }

    /// The program that has a port.
    Optional<String> owner(int port) {
        return PortOwner.of(port, system, program);
    }

    /// The firewall of this computer.
    FoundFirewall firewall() {
        return LocalFirewall.find(system, environment, program);
    }

    /// Tries to reach an address.
    Target target(PeerAddress address) {
        Optional<InetAddress> ip;
        try {
            ip = address.literal() ? OwnAddresses.resolved(address).stream().findFirst() : Optional.of(InetAddress.getByName(address.host()));
        } catch (IOException unknown) {
            ip = Optional.empty();
        }
        if (ip.isEmpty()) return new Target(address, ip, TcpProbe.Answer.NO_ROUTE, Optional.empty());
        var answer = TcpProbe.connect(ip.get(), address.port(), connect);
        return new Target(address, ip, answer, Neighbours.answers(ip.get())); // the table has the neighbour now, because we called it
    }
}
