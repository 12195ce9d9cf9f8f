package org.hashverse.transport.network;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hashverse.chat.PeerAddress;

/// The addresses at which others may reach this computer, best first. Asks the system: do not call it on a virtual thread.
public final class OwnAddresses {
    // bridges of containers and virtual machines, whose addresses other computers cannot reach
    private static final Pattern BRIDGE = Pattern.compile("(docker|br-|veth|virbr|lxc|lxd|vbox|vmnet|podman|cni).*");
    // an address for documentation (RFC 5737): connecting a datagram socket to it asks for a route and sends nothing
    private static final InetSocketAddress DOCUMENTATION_ADDRESS = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 9);

    private OwnAddresses() {}

    /// An address of a network interface.
    ///
    /// @param bridge whether that interface is a bridge of containers or virtual machines
    record Candidate(InetAddress address, boolean bridge) {}

    /// Asks the system for all network interfaces of this computer.
    @FunctionalInterface
    interface Lister {
        /// @throws SocketException if the system does not tell, for example because this process has no file descriptor left
        Stream<NetworkInterface> list() throws SocketException;
    }

    /// The addresses that [#sorted] keeps, without zones and in its order. No address without a network; empty if the system does not tell them.
    public static Optional<List<String>> list() {
        return list(NetworkInterface::networkInterfaces);
    }

    static Optional<List<String>> list(Lister lister) {
        try {
            var candidates = new ArrayList<Candidate>();
            for (var each : interfaces(lister, false)) each.inetAddresses().forEach(address -> candidates.add(new Candidate(address, bridge(each.getName()))));
            return Optional.of(sorted(candidates, defaultRoute()));
        } catch (SocketException unknown) {
            return Optional.empty();
        }
    }

    /// Drops addresses that mean nothing to others, such as loopback, and sorts the rest: the one of the default route first, bridges last, IPv4 before IPv6. IPv4
    /// link-local addresses come after all others: they work on one cable only, but may be the only ones there. IPv6 link-local addresses are left out unless there is no
    /// other address.
    ///
    /// @param route our address on the default route; null if there is none
    static List<String> sorted(List<Candidate> candidates, InetAddress route) {
        var usable = candidates.stream().filter(c -> !c.address.isMulticastAddress() && !c.address.isLoopbackAddress() && !c.address.isAnyLocalAddress()).toList();
        var known = usable.stream().filter(c -> !(c.address.isLinkLocalAddress() && c.address instanceof Inet6Address)).toList();
        return (known.isEmpty() ? usable : known).stream()
                .sorted(Comparator.comparing((Candidate c) -> c.address.isLinkLocalAddress()).thenComparing(c -> !c.address.equals(route))
                        .thenComparing(Candidate::bridge).thenComparing(c -> !(c.address instanceof Inet4Address)))
                .map(c -> PeerAddress.of(c.address, PeerAddress.DEFAULT_PORT).host()).distinct().toList();
    }

    private static List<InetAddress> lookUp(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException nobody) {
            return List.of();
        }
    }

    /// Whether an interface with this name is a bridge of containers or virtual machines, whose addresses other computers cannot reach.
    public static boolean bridge(String name) {
        return BRIDGE.matcher(name).matches();
    }

    /// The network interfaces that are up; empty if the system does not tell.
    ///
    /// @param loopback whether only the loopback interface counts; else all others
    public static List<NetworkInterface> interfaces(boolean loopback) {
        try {
            return interfaces(NetworkInterface::networkInterfaces, loopback);
        } catch (SocketException unknown) {
            return List.of();
        }
    }

    private static List<NetworkInterface> interfaces(Lister lister, boolean loopback) throws SocketException {
        var interfaces = new ArrayList<NetworkInterface>();
        for (var each : lister.list().toList()) if (up(each, loopback)) interfaces.add(each);
        return interfaces;
    }

    private static boolean up(NetworkInterface each, boolean loopback) throws SocketException {
        try {
            return each.isUp() && each.isLoopback() == loopback;
        } catch (SocketException failed) {
            NetworkInterface.getByName(each.getName()); // fails too if the system tells nothing at the moment
            return false; // this interface is being unplugged; the others must still be listed
        }
    }

    /// The address of this computer that a host stands for.
    ///
    /// @param host a literal, or a name of an address of this computer
    /// @throws IOException           if it is no address of this computer; the message lists those that are
    /// @throws PeerAddress.Malformed if it is neither a literal nor a possible name
    public static InetAddress of(String host) throws IOException {
        var place = new PeerAddress(host, PeerAddress.DEFAULT_PORT);
        for (var address : place.literal() ? resolved(place) : lookUp(host)) if (ours(address).orElse(false)) return address;
        var ours = new ArrayList<>(list().orElse(List.of()));
        ours.add("127.0.0.1");
        throw new IOException(host + " is not an address of this computer; its addresses are " + String.join(", ", ours));
    }

    /// Whether an address is one of this computer; empty if the system does not tell.
    public static Optional<Boolean> ours(InetAddress address) {
        return ours(address, NetworkInterface::networkInterfaces);
    }

    static Optional<Boolean> ours(InetAddress address, Lister lister) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) return Optional.of(true);
        try {
            return Optional.of(lister.list().flatMap(NetworkInterface::inetAddresses).anyMatch(address::equals));
        } catch (SocketException unknown) {
            return Optional.empty();
        }
    }

    /// The addresses that a literal stands for on this computer. A zone is the name or number of a network interface; if there is no such interface, there is no
    /// address. A link-local IPv6 address without a zone gives one address for each interface that has a link-local address itself.
    ///
    /// @param literal an address whose host is a literal
    public static List<InetAddress> resolved(PeerAddress literal) {
        var ip = literal.ip().orElseThrow();
        if (!(ip instanceof Inet6Address) || !ip.isLinkLocalAddress()) return List.of(ip);
        var zone = literal.zone();
        return interfaces(false).stream().filter(each -> zone.isPresent() ? each.getName().equals(zone.get()) || String.valueOf(each.getIndex()).equals(zone.get())
                : each.inetAddresses().anyMatch(own -> own instanceof Inet6Address && own.isLinkLocalAddress())).map(each -> over(ip, each)).toList();
    }

    private static InetAddress over(InetAddress ip, NetworkInterface through) {
        try {
            return Inet6Address.getByAddress(null, ip.getAddress(), through.getIndex());
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// Our address on the default route; null if there is none.
    public static InetAddress defaultRoute() {
        try (var socket = new DatagramSocket()) {
            socket.connect(DOCUMENTATION_ADDRESS);
            return socket.getLocalAddress();
        } catch (IOException | RuntimeException none) {
            return null;
        }
    }
}
