package org.hashverse.transport;

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
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.hashverse.chat.PeerAddress;

/// The addresses of this computer that others may reach, best first. Asks the system; do not call it on a virtual thread.
public final class OwnAddresses {
    // bridges of containers and virtual machines: true addresses that are of no use to others
    private static final Pattern BRIDGE = Pattern.compile("(docker|br-|veth|virbr|lxc|lxd|vbox|vmnet|podman|cni).*");
    // an address for documentation (RFC 5737): connecting a datagram socket asks for a route and sends nothing
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 9);

    private OwnAddresses() {}

    /// An address of a network interface.
    record Candidate(InetAddress address, boolean bridge) {}

    /// All of them without zones, see [#sorted]; empty without a network.
    public static List<String> list() {
        var candidates = new ArrayList<Candidate>();
        try {
            for (var card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (!up(card)) continue;
                for (var address : Collections.list(card.getInetAddresses())) candidates.add(new Candidate(address, BRIDGE.matcher(card.getName()).matches()));
            }
        } catch (SocketException unknown) {
            return List.of();
        }
        return sorted(candidates, defaultRoute());
    }

    /// The default route's address first, then bridges last and IPv4 before IPv6. An IPv4 link-local address stands behind all of them: it is of use on one
    /// cable only, but between two computers on a cable it may be the only one. An IPv6 link-local address stands there where no other address does.
    static List<String> sorted(List<Candidate> candidates, InetAddress route) {
        var usable = candidates.stream().filter(c -> !c.address.isMulticastAddress() && !c.address.isLoopbackAddress() && !c.address.isAnyLocalAddress()).toList();
        var known = usable.stream().filter(c -> !(c.address.isLinkLocalAddress() && c.address instanceof Inet6Address)).toList();
        return (known.isEmpty() ? usable : known).stream()
                .sorted(Comparator.comparing((Candidate c) -> c.address.isLinkLocalAddress()).thenComparing(c -> !c.address.equals(route))
                        .thenComparing(Candidate::bridge).thenComparing(c -> !(c.address instanceof Inet4Address)))
                .map(c -> literal(c.address)).distinct().toList();
    }

    private static List<InetAddress> named(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException nobody) {
            return List.of();
        }
    }

    // one that is being unplugged may be gone by now; the others are not
    private static boolean up(NetworkInterface card) {
        try {
            return card.isUp() && !card.isLoopback();
        } catch (SocketException gone) {
            return false;
        }
    }

    /// The address of this computer that a host means: a literal, or a name that one of them has.
    ///
    /// @throws IOException if it is none; the message says which there are
    public static InetAddress of(String host) throws IOException {
        var place = new PeerAddress(host, PeerAddress.DEFAULT_PORT);
        for (var address : place.literal() ? meant(place) : named(host)) if (ours(address)) return address;
        var ours = new ArrayList<>(list());
        ours.add("127.0.0.1");
        throw new IOException(host + " is not an address of this computer; its addresses are " + String.join(", ", ours));
    }

    /// Whether an address is one of this computer.
    public static boolean ours(InetAddress address) {
        try {
            return address.isLoopbackAddress() || address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return false;
        }
    }

    /// The addresses that a literal means on this computer. A zone means the network interface of that name or number: none of it, no address. A link-local
    /// IPv6 address without a zone may be reached over any interface that has such an address too, so it is one address for each of them.
    ///
    /// @param literal not a name
    static List<InetAddress> meant(PeerAddress literal) {
        var ip = literal.ip().orElseThrow();
        if (!(ip instanceof Inet6Address) || !ip.isLinkLocalAddress()) return List.of(ip);
        try {
            var cards = Collections.list(NetworkInterface.getNetworkInterfaces()).stream().filter(OwnAddresses::up);
            var zone = literal.zone();
            return (zone.isPresent() ? cards.filter(card -> card.getName().equals(zone.get()) || String.valueOf(card.getIndex()).equals(zone.get()))
                    : cards.filter(card -> card.inetAddresses().anyMatch(own -> own instanceof Inet6Address && own.isLinkLocalAddress())))
                    .map(card -> over(ip, card)).toList();
        } catch (SocketException unknown) {
            return List.of();
        }
    }

    private static InetAddress over(InetAddress ip, NetworkInterface card) {
        try {
            return Inet6Address.getByAddress(null, ip.getAddress(), card.getIndex());
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String literal(InetAddress address) {
        return new PeerAddress(address.getHostAddress(), PeerAddress.DEFAULT_PORT).withoutZone().host();
    }

    private static InetAddress defaultRoute() {
        try (var socket = new DatagramSocket()) {
            socket.connect(ELSEWHERE);
            return socket.getLocalAddress();
        } catch (IOException | RuntimeException none) {
            return null;
        }
    }
}
