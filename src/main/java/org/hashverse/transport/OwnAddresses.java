package org.hashverse.transport;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// The addresses of this computer that others may reach, best first. Asks the system; do not call it on a virtual thread.
public final class OwnAddresses {
    // bridges of containers and virtual machines: true addresses that are of no use to others
    private static final Pattern BRIDGE = Pattern.compile("(docker|br-|veth|virbr|lxc|lxd|vbox|vmnet|podman|cni).*");
    // an address for documentation (RFC 5737): connecting a datagram socket asks for a route and sends nothing
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 9);

    private OwnAddresses() {}

    /// The default route's address first, IPv4 before IPv6, bridges last; empty without a network.
    public static List<String> list() {
        record Candidate(InetAddress address, boolean bridge) {}
        var candidates = new ArrayList<Candidate>();
        try {
            for (var card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (!card.isUp() || card.isLoopback()) continue;
                for (var address : Collections.list(card.getInetAddresses())) {
                    if (address.isLinkLocalAddress() || address.isMulticastAddress() || address.isLoopbackAddress()) continue;
                    candidates.add(new Candidate(address, BRIDGE.matcher(card.getName()).matches()));
                }
            }
        } catch (SocketException unknown) {
            return List.of();
        }
        var route = defaultRoute();
        candidates.sort(Comparator.comparing((Candidate c) -> !c.address.equals(route)).thenComparing(Candidate::bridge)
                .thenComparing(c -> !(c.address instanceof Inet4Address)));
        return candidates.stream().map(c -> literal(c.address)).distinct().toList();
    }

    /// Whether an address is one of this computer.
    public static boolean ours(InetAddress address) {
        try {
            return address.isLoopbackAddress() || address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return false;
        }
    }

    /// Without the scope of an interface, which means nothing elsewhere.
    static String literal(InetAddress address) {
        var text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
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
