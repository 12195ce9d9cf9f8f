package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.hashverse.LoggedLines;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The listener alone: how it handles a caller, and on which threads.
@Timeout(60)
class PeerListenerTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final HandshakeLimits.Rate OF_SITE = HandshakeLimits.PRODUCT.ofSite();
    @TempDir
    private Path folder;
    private final Discouraged discouraged = new Discouraged(LONG, 16, System::nanoTime);
    private final Watchdog watchdog = new Watchdog();
    private final BlockingQueue<Thread> knocked = new LinkedBlockingQueue<>();
    private final BlockingQueue<Thread> read = new LinkedBlockingQueue<>();
    private final BlockingQueue<PeerConnection> ready = new LinkedBlockingQueue<>();
    private final BlockingQueue<CloseReason> closed = new LinkedBlockingQueue<>();
    private PeerListener listener;

    /// Accepts every peer.
    private final Admission door = new Admission() {
        @Override
        public Answer knocked(PeerId peer, Frame.Hello hello, InetSocketAddress from) {
            knocked.add(Thread.currentThread());
            return new Answer.Greet(RawPeer.hello("Ana"));
        }

        @Override
        public void ready(PeerConnection connection) {
            ready.add(connection);
        }
    };

    private final PeerConnection.Listener frames = new PeerConnection.Listener() {
        @Override
        public void frame(PeerConnection connection, Frame frame, Runnable settled) {
            read.add(Thread.currentThread());
            settled.run();
        }

        @Override
        public void closed(PeerConnection connection, CloseReason reason, Optional<Frame.Bye> bye) {
            closed.add(reason);
        }
    };

    @BeforeEach
    void listen() throws IOException {
        listener = listener(port(), System::nanoTime);
        listener.start();
    }

    private static ServerSocket port() throws IOException {
        var port = ServerSocketChannel.open().socket();
        port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        return port;
    }

    private PeerListener listener(ServerSocket port, LongSupplier nanos) throws IOException {
        var setup = new TransportSetup(new HandshakeLimits(LONG, LONG, LONG, 4, LONG, 16, OF_SITE), TestLinkLimits.withBye(LONG).withBye(LONG, Duration.ofMillis(20)), discouraged, nanos,
                System::currentTimeMillis);
        return new PeerListener(port, Identity.loadOrCreate(folder.resolve("identity.pem")), setup, watchdog, door, frames, FilesEntrance.CLOSED);
    }

    @AfterEach
    void close() {
        listener.close();
        watchdog.close();
    }

    private PeerAddress address() {
        return new PeerAddress("127.0.0.1", listener.port());
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        var next = queue.poll(LONG.toSeconds(), TimeUnit.SECONDS);
        assertTrue(next != null, "it never came");
        return next;
    }

    private boolean discourages() {
        return discouraged.contains(Origin.of(InetAddress.getLoopbackAddress()));
    }

    @Test
    void handshakesRunOnPlatformThreadsAndConnectionsOnVirtualOnes() throws Exception {
        try (var eve = RawPeer.greeted(address(), Papers.good(), "Eve")) {
            var handshake = next(knocked);
            assertTrue(!handshake.isVirtual() && handshake.getName().startsWith("hashverse-handshake-"), handshake.toString());
            eve.say(new Frame.Typing());
            var reader = next(read);
            assertTrue(reader.isVirtual() && reader.getName().startsWith("read-"), reader.toString());
        }
        assertEquals(CloseReason.LOST, next(closed));
    }

    /// The type of the server's first record: 22 is a ServerHello, 21 an alert.
    private int firstByteOfTheAnswer(byte[] hello) throws Exception {
        try (var eve = RawPeer.connect(address())) {
            eve.bytes(hello);
            return eve.nextByte();
        }
    }

    @Test
    void noOtherKeyAgreementIsTried() throws Exception {
        assertEquals(22, firstByteOfTheAnswer(HelloRecord.whole("x25519")));
        for (var group : List.of("ffdhe8192", "ffdhe2048", "secp256r1", "secp521r1", "x448")) assertEquals(21, firstByteOfTheAnswer(HelloRecord.whole(group)), group);
    }

    @Test
    void aCallerThatHasHungUpGetsNoHandshake() throws Exception {
        var hello = HelloRecord.whole();
        // it is not accepted before it has hung up
        try (var late = listener(port(), System::nanoTime); var there = new Socket(InetAddress.getLoopbackAddress(), late.port())) {
            there.getOutputStream().write(hello);
            there.shutdownOutput();
            late.start();
            assertEquals(-1, there.getInputStream().read(), "it was answered");
            try (var _ = RawPeer.greeted(new PeerAddress("127.0.0.1", late.port()), Papers.good(), "Eve")) {
                next(ready);
            }
        }
    }

    /// A caller that has sent its ClientHello.
    private static Socket caller(int port) throws Exception {
        var caller = new Socket(InetAddress.getLoopbackAddress(), port);
        caller.setSoTimeout(Math.toIntExact(LONG.toMillis()));
        caller.getOutputStream().write(HelloRecord.whole());
        return caller;
    }

    @Test
    void callersThatHungUpDoNotDelayTheirAddress() throws Exception {
        try (var atOnce = listener(port(), () -> 0)) { // its clock stands still
            atOnce.start();
            for (int hungUp = 0; hungUp <= OF_SITE.atOnce(); hungUp += 12) {
                var all = new ArrayList<Socket>();
                for (int i = 0; i < 2; i++) all.add(caller(atOnce.port())); // as many as may run for one address
                for (var running : all) assertEquals(22, running.getInputStream().read());
                for (int i = 0; i < 12; i++) all.add(caller(atOnce.port()));
                for (var waiting : all.subList(2, 14)) waiting.shutdownOutput();
                for (var running : all.subList(0, 2)) running.close();
                for (var waiting : all.subList(2, 14)) try (waiting) {
                    assertEquals(-1, waiting.getInputStream().read());
                }
            }
            try (var _ = RawPeer.greeted(new PeerAddress("127.0.0.1", atOnce.port()), Papers.good(), "Eve")) {
                next(ready);
            }
        }
    }

    @Test
    void aByeInsteadOfHelloIsNoFault() throws Exception {
        try (var eve = RawPeer.in(address(), Papers.good())) {
            eve.say(new Frame.Bye(Frame.Bye.Code.LEAVING, "I do not want you"));
            eve.awaitEnd();
        }
        assertFalse(discourages());
        assertTrue(knocked.isEmpty());
        try (var eve = RawPeer.in(address(), Papers.good())) {
            eve.say(new Frame.Ping(1));
            assertEquals(Frame.Bye.Code.PROTOCOL, eve.bye().code());
            eve.awaitEnd();
        }
        for (long end = System.nanoTime() + LONG.toNanos(); !discourages(); Thread.onSpinWait()) assertTrue(System.nanoTime() < end, "that is what discourages");
    }

    @Test
    void aPeerThatFloodsAndClosesIsNoticedBeforeAllIsRead() throws Exception {
        var clock = new AtomicLong();
        try (var slow = listener(port(), clock::get)) {
            slow.start();
            try (var eve = RawPeer.greeted(new PeerAddress("127.0.0.1", slow.port()), Papers.good(), "Eve")) {
                for (int i = 0; i < 2_000; i++) eve.say(new Frame.Ack(i)); // as a stranger Eve has ten at once here, and ten a second
            }
            CloseReason reason;
            int tenths = 0;
            while ((reason = closed.poll()) == null) {
                assertTrue(++tenths < 1_000, "it reads on at the pace of one that is there");
                int before = read.size();
                clock.addAndGet(Duration.ofMillis(100).toNanos()); // one more ACK may be read
                long end = System.nanoTime() + LONG.toNanos();
                while (read.size() == before && closed.isEmpty()) {
                    assertTrue(System.nanoTime() < end, "it lingers");
                    LockSupport.parkNanos(1_000_000);
                }
            }
            assertEquals(CloseReason.LOST, reason);
        }
    }

    @Test
    void noExceptionEndsTheAcceptLoopNotEvenOfItsLog() throws Exception {
        var full = new IOException("Too many open files");
        try (var log = LoggedLines.broken(PeerListener.class.getName()); var port = listener(new FailingServerSocket(port(), full, full, new NoClassDefFoundError("lost"), full), System::nanoTime)) {
            port.start();
            RawPeer.greeted(new PeerAddress("127.0.0.1", port.port()), Papers.good(), "Bo").close();
            assertEquals(2, log.lines().size(), "of one trouble once, and of what is no trouble of the system");
        }
    }

    /// The system keeps a port open until the thread that accepts has left its call. This one leaves when the listener waits for that, or is closed without it.
    @Test
    void thePortIsClosedOnceTheListenerIs() throws Exception {
        var closing = new AtomicReference<Thread>();
        var waited = new AtomicBoolean();
        var accepts = new CountDownLatch(1);
        var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()) {
            @Override
            public Socket accept() throws IOException {
                accepts.countDown();
                while (!isClosed() || !EnumSet.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED).contains(closing.get().getState())) Thread.onSpinWait();
                waited.set(closing.get().isAlive());
                throw new SocketException("closed");
            }
        };
        var listening = listener(port, System::nanoTime);
        listening.start();
        accepts.await();
        closing.set(Thread.ofPlatform().unstarted(listening::close));
        closing.get().start();
        closing.get().join();
        assertTrue(waited.get());
    }
}
