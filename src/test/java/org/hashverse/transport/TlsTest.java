package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.hashverse.chat.PeerAddress;
import org.hashverse.wire.Frame;
import org.hashverse.wire.FrameReader;
import org.hashverse.wire.FrameWriter;
import org.hashverse.wire.ProtocolException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// TLS over a socket: with the same code at the other end, and with the sockets of the JDK.
@Timeout(60)
class TlsTest {
    private static final int MORE_THAN_BUFFERS = 16 << 20;
    @TempDir
    private Path folder;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ServerSocket server;
    private Identity identity;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        identity = Identity.loadOrCreate(folder.resolve("identity.pem"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        threads.close();
    }

    private Future<Channel> accepted() {
        return threads.submit(() -> Channel.asAcceptor(identity, server.accept(), new byte[0]));
    }

    private RawPeer eve() throws Exception {
        return RawPeer.in(new PeerAddress("127.0.0.1", server.getLocalPort()), Papers.good());
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    @Test
    void bytesOfAnyLengthArriveBothWaysAtOnce() throws Exception {
        var acceptor = accepted();
        var dialler = Channel.asDialler(identity, new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort()), Channel.Use.CHAT, new Overhead());
        try (var one = dialler.raw(); var two = get(acceptor).raw()) {
            assertEquals(identity.id(), dialler.peer());
            var bytes = new byte[100_000];
            new Random(7).nextBytes(bytes);
            Callable<byte[]> readsOne = () -> dialler.in().readNBytes(bytes.length);
            Callable<byte[]> readsTwo = () -> get(acceptor).in().readNBytes(bytes.length);
            var atOne = threads.submit(readsOne);
            var atTwo = threads.submit(readsTwo);
            for (var out : new OutputStream[] {dialler.out(), get(acceptor).out()}) {
                out.write(bytes, 0, 1);
                out.write(bytes, 1, 16 * 1024);
                out.write(bytes, 1 + 16 * 1024, bytes.length - 1 - 16 * 1024);
            }
            assertArrayEquals(bytes, get(atOne));
            assertArrayEquals(bytes, get(atTwo));
        }
    }

    @Test
    void aPeerMayTakeNewKeysAtAnyTime() throws Exception {
        var acceptor = accepted();
        try (var eve = eve(); var _ = get(acceptor).raw()) {
            var reader = new FrameReader(get(acceptor).in());
            var writer = new FrameWriter(get(acceptor).out());
            for (int i = 0; i < 20; i++) {
                for (int renewed = 0; renewed <= i % 3; renewed++) eve.renewKeys();
                eve.say(new Frame.Ping(i));
                assertEquals(new Frame.Ping(i), reader.read());
                writer.write(new Frame.Ping(i));
                writer.flush();
                assertEquals(new Frame.Ping(i), eve.hear());
            }
        }
    }

    @Test
    void aPeerThatOnlyTakesNewKeysIsCutOff() throws Exception {
        var acceptor = accepted();
        try (var eve = eve(); var _ = get(acceptor).raw()) {
            var reading = threads.submit(() -> get(acceptor).in().read());
            var flood = threads.submit(() -> {
                while (!reading.isDone()) eve.renewKeys();
                return null;
            });
            var fault = assertThrows(Exception.class, () -> get(reading)).getCause();
            assertEquals(ProtocolException.class, fault.getClass());
            eve.close();
            flood.cancel(true);
        }
    }

    @Test
    void aPeerThatTakesNewKeysAHundredTimesBetweenTwoFramesIsCutOff() throws Exception {
        var acceptor = accepted();
        try (var eve = eve(); var _ = get(acceptor).raw()) {
            eve.say(new Frame.Ping(1));
            for (int i = 0; i < 100; i++) eve.renewKeys();
            eve.say(new Frame.Ping(2));
            var reader = new FrameReader(get(acceptor).in());
            assertEquals(new Frame.Ping(1), reader.read());
            assertThrows(ProtocolException.class, reader::read);
        }
    }

    @Test
    void aDamagedRecordIsAnsweredWithAnAlertWhichIsNotMalformedItself() throws Exception {
        var damaged = HexFormat.of().parseHex("1703030020" + "00".repeat(32));
        for (boolean byUs : new boolean[] {false, true}) {
            var acceptor = accepted();
            try (var eve = eve(); var raw = get(acceptor).raw()) {
                if (byUs) raw.getOutputStream().write(damaged);
                else eve.rawBytes(damaged);
                var fault = assertThrows(SSLException.class, () -> sees(byUs, eve, get(acceptor)));
                assertTrue(Channel.malformed(fault), fault.toString());
                var alert = assertThrows(SSLException.class, () -> sees(!byUs, eve, get(acceptor)));
                assertTrue(Channel.alert(alert) && !Channel.malformed(alert), alert.toString());
            }
        }
    }

    /// A peer that reads nothing, while a write to it waits for ever.
    private RawPeer deaf(Future<Channel> acceptor) throws Exception {
        var deaf = RawPeer.connectDeaf(new PeerAddress("127.0.0.1", server.getLocalPort())).tls(Papers.good());
        var channel = get(acceptor);
        threads.submit(() -> {
            channel.out().write(new byte[MORE_THAN_BUFFERS]);
            return null;
        });
        deaf.nextByte(); // the write has begun
        return deaf;
    }

    @Test
    void aPeerThatReadsNothingKeepsNoReaderWaitingByNewKeys() throws Exception {
        var acceptor = accepted();
        try (var eve = deaf(acceptor); var _ = get(acceptor).raw()) {
            var reader = new FrameReader(get(acceptor).in());
            var frames = new AtomicInteger();
            var reading = threads.submit(() -> {
                for (; true; frames.incrementAndGet()) reader.read();
            });
            for (int i = 0; i < TlsInput.MOST_UNANSWERED + 2; i++) {
                eve.renewKeys();
                eve.bytes(RawPeer.frame(0x80, new byte[512]));
            }
            assertEquals(ProtocolException.class, assertThrows(ExecutionException.class, () -> get(reading)).getCause().getClass());
            assertEquals(64 + 1, frames.get(), "the first answer is on its way, and 64 wait");
        }
    }

    @Test
    void aPeerThatReadsNothingKeepsNoReaderWaitingByADamagedRecord() throws Exception {
        var acceptor = accepted();
        try (var eve = deaf(acceptor); var _ = get(acceptor).raw()) {
            eve.rawBytes(HexFormat.of().parseHex("1703030020" + "00".repeat(32) + "1703030020"));
            assertThrows(SSLException.class, () -> get(acceptor).in().read());
        }
    }

    private static void sees(boolean eveReads, RawPeer eve, Channel channel) throws IOException {
        if (eveReads) eve.hear();
        else channel.in().read();
    }

    @Test
    void aHandshakeWithoutAgreementEndsWithAnAlert() throws Exception {
        var acceptor = accepted();
        var raw = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
        try (var eve = RawPeer.called(raw)) {
            var refused = assertThrows(SSLException.class, () -> eve.tls(Papers.good(), "TLSv1.3", "h2"));
            assertTrue(Channel.alert(refused), refused.toString());
        }
        assertEquals(SSLHandshakeException.class, assertThrows(Exception.class, () -> get(acceptor)).getCause().getClass());
    }

    @Test
    void theEndOfTheStreamIsTheEndEvenInsideARecord() throws Exception {
        for (var last : new String[] {"", "17", "1703030020", "170303002000"}) {
            var acceptor = accepted();
            try (var eve = eve(); var _ = get(acceptor).raw()) {
                eve.rawBytes(HexFormat.of().parseHex(last));
                eve.close();
                assertEquals(-1, get(acceptor).in().read(), last);
            }
        }
    }

    @Test
    void aRecordHasAtMostTheLengthThatTlsAllows() {
        assertThrows(EOFException.class, () -> handshake(3, TlsInput.LONGEST), "it would be read");
        assertThrows(SSLException.class, () -> handshake(3, TlsInput.LONGEST + 1));
        assertThrows(SSLException.class, () -> handshake(2, 1));
    }

    private void handshake(int version, int length) throws IOException {
        var engine = identity.context().createSSLEngine();
        engine.setUseClientMode(false);
        var header = new byte[] {22, (byte) version, 3, (byte) (length >> 8), (byte) length};
        new TlsInput(engine, new ByteArrayInputStream(header), new TlsOutput(engine, OutputStream.nullOutputStream()), new Overhead()).handshake(new byte[0]);
    }
}
