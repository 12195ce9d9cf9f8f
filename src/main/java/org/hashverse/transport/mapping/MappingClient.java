package org.hashverse.transport.mapping;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Asks one router for the mapping of one port. Every method blocks: for at most the sum of the waits for each of the up to three messages. For one thread at a time.
final class MappingClient {
    /// The port of PCP and NAT-PMP.
    static final int PORT = 5351;
    /// Most bytes of a PCP message (RFC 6887, section 7).
    private static final int MOST_BYTES = 1_100;

    private final InetSocketAddress router;
    private final List<Duration> waits;
    private final byte[] nonce = new byte[PcpMessage.NONCE];
    private boolean natPmp; // the router made the mapping by NAT-PMP

    /// @param waits how long to wait for an answer before a message is sent again, or given up after the last
    MappingClient(InetSocketAddress router, List<Duration> waits) {
        this.router = router;
        this.waits = List.copyOf(waits);
        new SecureRandom().nextBytes(nonce);
    }

    /// Whether this is the router that is asked.
    boolean asks(InetSocketAddress other) {
        return router.equals(other);
    }

    /// Makes or renews a mapping. Empty if the router refuses or does not answer.
    ///
    /// @param suggested the external port that we want
    Optional<Mapping> map(int port, int suggested, Duration lifetime) {
        try (var socket = connected()) {
            if (!(socket.getLocalAddress() instanceof Inet4Address client)) return Optional.empty();
            if (!natPmp) {
                var pcp = ask(socket, PcpMessage.request(nonce, client, port, suggested, lifetime), bytes -> tooNew(bytes) ? Optional.of(new PcpMessage.Answer(Optional.empty()))
                        : PcpMessage.answer(bytes, nonce, port));
                if (pcp.flatMap(PcpMessage.Answer::mapping).isPresent()) return pcp.get().mapping();
            }
            var outside = ask(socket, NatPmpMessage.addressRequest(), NatPmpMessage::address).flatMap(NatPmpMessage.Answer::value);
            if (outside.isEmpty()) return Optional.empty();
            var made = ask(socket, NatPmpMessage.mapRequest(port, suggested, lifetime), bytes -> NatPmpMessage.mapped(bytes, port)).flatMap(NatPmpMessage.Answer::value);
            natPmp = made.isPresent();
            return made.map(mapped -> new Mapping(outside.get(), mapped.port(), mapped.lifetime()));
        } catch (IOException noNetwork) {
            return Optional.empty();
        }
    }

    /// Removes the mapping that [#map] made. Returns whether the router confirmed it.
    boolean remove(int port) {
        try (var socket = connected()) {
            if (natPmp) return ask(socket, NatPmpMessage.mapRequest(port, 0, Duration.ZERO), bytes -> bytes.length > 1 && bytes[0] == NatPmpMessage.VERSION ? Optional.of(bytes) : Optional.empty()).isPresent();
            if (!(socket.getLocalAddress() instanceof Inet4Address client)) return false;
            return ask(socket, PcpMessage.request(nonce, client, port, 0, Duration.ZERO), bytes -> PcpMessage.answer(bytes, nonce, port)).isPresent();
        } catch (IOException noNetwork) {
            return false;
        }
    }

    // connected, so that the system drops what others than the router send
    private DatagramSocket connected() throws IOException {
        var socket = new DatagramSocket();
        try {
            socket.connect(router);
            return socket;
        } catch (IOException | RuntimeException noRoute) {
            socket.close();
            throw noRoute instanceof IOException io ? io : new IOException(noRoute);
        }
    }

    // a router that knows NAT-PMP only answers a message of PCP in its own version
    private static boolean tooNew(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == NatPmpMessage.VERSION;
    }

    /// Sends a message until an answer comes. Ignores whatever is no answer to it.
    private <T> Optional<T> ask(DatagramSocket socket, byte[] message, Function<byte[], Optional<T>> read) throws IOException {
        var packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
        for (var wait : waits) {
            try {
                socket.send(new DatagramPacket(message, message.length));
                long end = System.nanoTime() + wait.toNanos();
                for (long left = wait.toNanos(); left > 0; left = end - System.nanoTime()) {
                    socket.setSoTimeout(Math.toIntExact(Math.max(1, left / 1_000_000)));
                    packet.setLength(MOST_BYTES);
                    socket.receive(packet);
                    var answer = read.apply(Arrays.copyOf(packet.getData(), packet.getLength()));
                    if (answer.isPresent()) return answer;
                }
            } catch (SocketTimeoutException silent) {
                // ask again
            }
        }
        return Optional.empty();
    }
}
