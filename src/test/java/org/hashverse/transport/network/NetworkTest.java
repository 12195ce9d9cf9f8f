package org.hashverse.transport.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    @Test
    void aPortIsOpenWhileSomethingListensThere() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, HERE)) {
            port = server.getLocalPort();
            assertEquals(TcpProbe.Answer.OPEN, TcpProbe.connect(HERE, port, Duration.ofSeconds(60)));
        }
        assertEquals(TcpProbe.Answer.REFUSED, TcpProbe.connect(HERE, port, Duration.ofSeconds(60)));
    }

    @Test
    void eachFailureHasItsAnswer() {
        assertEquals(TcpProbe.Answer.SILENT, TcpProbe.of(new SocketTimeoutException("Connect timed out")));
        assertEquals(TcpProbe.Answer.SILENT, TcpProbe.of(new ConnectException("Connection timed out")));
        assertEquals(TcpProbe.Answer.REFUSED, TcpProbe.of(new ConnectException("Connection refused")));
        assertEquals(TcpProbe.Answer.NO_ROUTE, TcpProbe.of(new NoRouteToHostException("No route to host")));
        assertEquals(TcpProbe.Answer.NO_ROUTE, TcpProbe.of(new SocketException("Network is unreachable")));
    }

    @Test
    void aNeighbourThatDoesNotAnswerHasAnIncompleteEntry() {
        var table = List.of("IP address       HW type     Flags       HW address            Mask     Device",
                "10.0.0.1         0x1         0x2         02:42:ac:11:00:01     *        eth0", "10.0.0.9         0x1         0x0         00:00:00:00:00:00     *        eth0");
        assertEquals(Optional.of(true), Neighbours.answers(InetAddress.ofLiteral("10.0.0.1"), table));
        assertEquals(Optional.of(false), Neighbours.answers(InetAddress.ofLiteral("10.0.0.9"), table));
        assertEquals(Optional.empty(), Neighbours.answers(InetAddress.ofLiteral("10.0.0.10"), table));
    }

    @Test
    void namesOfVpnInterfaces() {
        assertTrue(Stream.of("tun0", "wg0", "wg-home", "tap3", "ppp0", "utun4", "tailscale0", "nordlynx", "WireGuard Tunnel", "My VPN").allMatch(OwnNetworks::vpn));
        assertFalse(Stream.of("eth0", "enp3s0", "wlan0", "wlp2s0", "en0", "br0", "Wi-Fi", "Ethernet 2").anyMatch(OwnNetworks::vpn));
    }

    @Test
    void ownNetworksHaveNoLoopback() {
        assertTrue(OwnNetworks.list().stream().noneMatch(network -> network.address().isLoopbackAddress()));
    }
}
