package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.Presence;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Limits;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A line over which one TLS record takes longer than a peer may be silent.
@Timeout(240)
class SlowLineTest {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int STEPS = 15;
    private static final int PART = 1_000;
    private static final String TEXT = "x".repeat((STEPS + 1) * PART); // one record, longer than what passes in all steps
    private static final Limits LIMITS = TestLimits.SHORT
            .withLiveness(_ -> new Limits.Liveness(STEP, STEP.dividedBy(2), Duration.ofMillis(5_500), Duration.ofMillis(9_500), Duration.ofMinutes(2)));

    /// A proxy that passes everything, and on a slow line only as much as the test lets through to the listener.
    private static final class Line implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final Semaphore parts = new Semaphore(0);
        private final Semaphore passed = new Semaphore(0);
        private final PeerAddress to;
        private volatile boolean slow;

        Line(PeerAddress to) throws IOException {
            this.to = to;
            Thread.ofVirtual().start(this::run);
        }

        private void run() {
            try (var caller = door.accept(); var called = new Socket(InetAddress.ofLiteral(to.host()), to.port())) {
                Thread.ofVirtual().start(() -> back(called, caller));
                var part = new byte[PART];
                for (int count = caller.getInputStream().read(part); count >= 0; count = caller.getInputStream().read(part)) {
                    called.getOutputStream().write(part, 0, count);
                    if (!slow) continue;
                    passed.release();
                    parts.acquire();
                }
            } catch (IOException | InterruptedException over) {
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

        PeerAddress address() {
            return new PeerAddress("127.0.0.1", door.getLocalPort());
        }

        /// Makes the line slow: only one part passes from now on.
        void slow() {
            slow = true;
        }

        /// Waits until the part before has passed, and lets the next one through.
        void next() throws InterruptedException {
            passed.acquire();
            parts.release();
        }

        void fast() {
            slow = false;
            parts.release();
        }

        @Override
        public void close() throws IOException {
            fast();
            door.close();
        }
    }

    @Test
    void aPeerWhoseRecordTakesLongIsNeitherSilentNorNotResponding() throws Exception {
        var clock = new StandingClock();
        var papers = Papers.good();
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, LIMITS, clock);
             var line = new Line(ana.address());
             var eve = RawPeer.greeted(line.address(), papers, "Eve")) {
            ana.await(NodeEvent.Joined.class, joined -> joined.peer().equals(papers.id()));
            line.slow();
            eve.say(RawPeer.chat(1, TEXT));
            for (int i = 0; i < STEPS; i++) {
                line.next();
                clock.nanos += STEP.toNanos();
                clock.wall = clock.wall.plus(STEP);
                eve.hear(Frame.Ping.class); // the node has looked for silent peers
            }
            line.fast();
            ana.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().text().equals(TEXT));
            assertEquals(0, ana.told(NodeEvent.Left.class).size());
            assertTrue(ana.told(NodeEvent.PeerChanged.class).stream().noneMatch(changed -> changed.peer().presence() == Presence.NOT_RESPONDING));
        }
    }
}
