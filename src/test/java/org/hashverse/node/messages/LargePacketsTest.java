package org.hashverse.node.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.StandingClock;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.store.profile.PeerBook;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.Test;

/// A network that drops large packets without a word.
class LargePacketsTest {
    private static final int LARGEST = 1_200;

    /// A proxy that ends a connection without a word as soon as the dialler sends a TLS record over [#LARGEST]. It looks at records because, unlike single reads, they do
    /// not depend on timing.
    private static final class NarrowPath implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger cut = new AtomicInteger();
        private final PeerAddress to;

        NarrowPath(PeerAddress to) throws IOException {
            this.to = to;
            Thread.ofVirtual().start(this::accept);
        }

        PeerAddress address() {
            return new PeerAddress("127.0.0.1", door.getLocalPort());
        }

        private void accept() {
            try {
                while (true) {
                    var caller = door.accept();
                    var called = new Socket(InetAddress.ofLiteral(to.host()), to.port());
                    Thread.ofVirtual().start(() -> back(called, caller));
                    Thread.ofVirtual().start(() -> out(caller, called));
                }
            } catch (IOException over) {
                // the test is
            }
        }

        private static void back(Socket from, Socket to) {
            try (from; to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException ended) {
                // the connection has ended
            }
        }

        private void out(Socket from, Socket to) {
            try (from; to) {
                var in = new DataInputStream(from.getInputStream());
                while (true) {
                    var head = in.readNBytes(5);
                    if (head.length < 5) return;
                    int length = (head[3] & 0xff) << 8 | head[4] & 0xff;
                    if (head.length + length > LARGEST) {
                        cut.incrementAndGet();
                        return;
                    }
                    to.getOutputStream().write(head);
                    to.getOutputStream().write(in.readNBytes(length));
                }
            } catch (IOException ended) {
                // the connection has ended
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }

    @Test
    void afterTwoSilentEndsALargeMessageAndTheNextOneAreSentInPieces() throws Exception {
        var neverCalls = TestLimits.SHORT.withRedial(redial -> redial.withoutRecentLoss());
        try (var ana = TestNode.open("Ana"); var bo = TestNode.open("Bo", Settings.Accept.ANYONE, neverCalls, NodeClock.SYSTEM);
             var path = new NarrowPath(bo.address())) {
            TestNode.get(ana.node.add(path.address()));
            ana.awaitPeer(bo.id(), peer -> peer.connected() && peer.met());
            assertFalse(TestNode.get(ana.node.calls(bo.id())).inPieces());
            var large = "x".repeat(6_000);
            TestNode.get(ana.node.send(Conversation.with(bo.id()), large));
            var last = ((SendOutcome.Sent) TestNode.get(ana.node.send(Conversation.with(bo.id()), "short"))).message().message().id();
            ana.await(NodeEvent.DeliveryChanged.class, change -> change.message().equals(last) && change.delivery().equals(Delivery.DELIVERED));
            assertEquals(List.of(large, "short"), bo.texts(Conversation.with(ana.id())));
            assertEquals(Deliveries.SILENT_ENDS, path.cut.get());
            assertTrue(TestNode.get(ana.node.calls(bo.id())).inPieces());
        }
    }

    @Test
    void onlyTheSameLargeMessageTwiceInARowStartsPiecesAndForAnHour() {
        var clock = new StandingClock();
        var events = new Events(10, Runnable::run);
        var directory = new PeerDirectory(PeerBook.EMPTY, null, events, null, null, Limits.PRODUCT);
        var bo = directory.add(PeerId.of(new byte[32]), new PeerName("Bo"), Standing.CONTACT);
        var deliveries = new Deliveries(null, directory, null, events, clock, Limits.PRODUCT);
        var one = MessageId.random();
        var other = MessageId.random();
        for (var silent : List.of(flight(bo, one, 100), flight(bo, one, 100), new Link(null, bo, Instant.EPOCH), flight(bo, one, 2_000), flight(bo, other, 2_000)))
            deliveries.endedSilently(silent);
        assertFalse(bo.outgoing.inPieces(clock.nanos()));
        deliveries.endedSilently(flight(bo, other, 2_000));
        assertTrue(bo.outgoing.inPieces(clock.nanos()));
        clock.nanos += Deliveries.IN_PIECES.toNanos() - 1;
        assertTrue(bo.outgoing.inPieces(clock.nanos()));
        clock.nanos++;
        assertFalse(bo.outgoing.inPieces(clock.nanos()), "a whole message is tried again");
    }

    private static Link flight(PeerState peer, MessageId first, int bytes) {
        var link = new Link(null, peer, Instant.EPOCH);
        link.flight.add(new Link.Flight(1, first, bytes));
        link.flightBytes = bytes;
        return link;
    }
}
