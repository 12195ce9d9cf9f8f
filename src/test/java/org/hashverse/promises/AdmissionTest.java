package org.hashverse.promises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.AddOutcome;
import org.junit.jupiter.api.Test;

@Measured(6)
class AdmissionTest {
    private static final int SILENT = 1_000;
    private static final int CANCELS = 10;

    @Test
    void anHonestPeerGetsInPastAThousandSilentConnections(Promises promises) throws Exception {
        var silent = new ArrayList<Socket>();
        try (var ana = MeasuredNode.open("Ana"); var bo = MeasuredNode.open("Bo"); var cleo = MeasuredNode.open("Cleo")) {
            cleo.meet(bo); // so that the first handshake of this process is not measured
            try {
                for (int i = 0; i < SILENT; i++) silent.add(new Socket(InetAddress.getLoopbackAddress(), ana.address().port()));
                long start = System.nanoTime();
                assertInstanceOf(AddOutcome.Connected.class, MeasuredNode.get(bo.node.add(ana.address())));
                long joined = ana.joined(0, bo.id()).at();
                promises.atMost("1,000 silent connections on the port: an honest peer gets in", Duration.ofSeconds(2), Duration.ofNanos(joined - start));
            } finally {
                for (var socket : silent) socket.close();
            }
        }
    }

    @Test
    void aDialToASilentAddressTimesOutAndCanBeCancelled(Promises promises) throws Exception {
        try (var ana = MeasuredNode.open("Ana"); var hole = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = new PeerAddress("127.0.0.1", hole.getLocalPort());
            try (var one = new Socket(hole.getInetAddress(), hole.getLocalPort()); var two = new Socket(hole.getInetAddress(), hole.getLocalPort())) {
                assertTrue(one.isConnected() && two.isConnected());
                long start = System.nanoTime();
                var outcome = MeasuredNode.get(ana.node.add(address));
                assertEquals(new AddOutcome.Failed(AddOutcome.Failure.SILENCE, Optional.empty(), Optional.empty()), outcome);
                promises.atMost("a black hole is dialled: given up (at 5 s)", Duration.ofMillis(5_500), Promises.since(start));
                var slowest = Duration.ZERO;
                for (int i = 0; i < CANCELS; i++) {
                    var took = cancelled(ana, address);
                    if (took.compareTo(slowest) > 0) slowest = took;
                }
                promises.atMost("cancelled: its socket is gone, the slowest of " + CANCELS, Duration.ofMillis(200), slowest);
            }
        }
    }

    /// Time from the cancellation to the end of the socket.
    private static Duration cancelled(MeasuredNode ana, PeerAddress address) throws Exception {
        int parked = (int) Sockets.held(address.port());
        var call = ana.node.add(address);
        assertEquals(parked + 1, Sockets.settled(parked + 1, address.port()));
        long start = System.nanoTime();
        assertTrue(call.cancel(true));
        assertEquals(parked, Sockets.settled(parked, address.port()));
        return Promises.since(start);
    }
}
