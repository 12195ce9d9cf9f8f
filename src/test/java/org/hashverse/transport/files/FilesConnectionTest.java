package org.hashverse.transport.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.transport.BulkChannel;
import org.hashverse.transport.Channel;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Overhead;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.hashverse.wire.files.FilesFrame.None.Reason;
import org.hashverse.wire.files.FilesFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Files connections between two honest sides, and who may open one.
@Timeout(120)
class FilesConnectionTest extends FilesTest {
    @Test
    void theDiallerGetsFromTheAcceptor() throws Exception {
        for (int size : new int[] {0, 1, PieceSizes.PIECE, 9 * PieceSizes.PIECE + 12_345}) {
            var content = random(size);
            var getter = dial(true);
            var server = taken();
            assertEquals(dialling.id(), server.peer());
            assertEquals(listening.id(), getter.peer());
            var serves = serving(server, memory(content));
            assertEquals(FilesFrame.hashesBytes(size), getter.hashes(HASH, size).length);
            assertArrayEquals(content, copy(getter, size));
            getter.close();
            get(serves);
        }
    }

    @Test
    void theAcceptorGetsFromTheDialler() throws Exception {
        var content = random(3 * PieceSizes.PIECE);
        var server = dial(false);
        var getter = taken();
        assertFalse(server.gets());
        var serves = serving(server, memory(content));
        assertArrayEquals(content, copy(getter, content.length));
        assertArrayEquals(new byte[] {(byte) 0b1010_0000}, getter.have(HASH, content.length));
        getter.close();
        get(serves);
    }

    @Test
    void aFileIsServedFromTheDisk() throws Exception {
        var content = random(2 * PieceSizes.PIECE + 5);
        var file = Files.write(folder.resolve("file"), content);
        try (var channel = FileChannel.open(file)) {
            var getter = dial(true);
            serving(taken(), new Wrapped(memory(content)) {
                @Override
                public void piece(PeerId peer, FileHash hash, int piece, ByteBuffer into) throws IOException {
                    channel.read(into, (long) piece * PieceSizes.PIECE);
                }
            });
            assertArrayEquals(content, copy(getter, content.length));
        }
    }

    @Test
    void anAnswerWithoutBytesHasItsReasonAndTheNextQuestionIsAnswered() throws Exception {
        var content = random(7);
        var getter = dial(true);
        for (var reason : Reason.values()) {
            var connection = reason == Reason.UNKNOWN ? getter : dial(true);
            serving(taken(), new Wrapped(memory(content)) {
                @Override
                public byte[] hashes(PeerId peer, FileHash hash, long size) throws NotServed {
                    throw new NotServed(reason);
                }
            });
            assertEquals(reason, assertThrows(NotServed.class, () -> connection.hashes(HASH, 7)).reason());
            connection.askPiece(HASH, 1, 1);
            connection.askPiece(HASH, 0, 7);
            assertEquals(Reason.MISSING, assertThrows(NotServed.class, () -> connection.nextPiece(ByteBuffer.allocate(1))).reason());
            assertArrayEquals(content, take(connection, 7));
        }
    }

    private static byte[] take(FilesConnection from, int length) throws Exception {
        var bytes = ByteBuffer.allocate(length);
        from.nextPiece(bytes);
        return bytes.array();
    }

    @Test
    void onlyFourQuestionsMayBeUnanswered() throws Exception {
        var content = random(1);
        var getter = dial(true);
        serving(taken(), memory(content));
        for (int i = 0; i < FilesConnection.MOST_ASKED; i++) getter.askPiece(HASH, 0, 1);
        assertThrows(IllegalStateException.class, () -> getter.askPiece(HASH, 0, 1));
        assertThrows(IllegalStateException.class, () -> getter.hashes(HASH, 1));
        assertArrayEquals(content, take(getter, 1));
        getter.askPiece(HASH, 0, 1);
        for (int i = 0; i < FilesConnection.MOST_ASKED; i++) assertArrayEquals(content, take(getter, 1));
        assertThrows(IllegalStateException.class, () -> getter.serve(memory(content)));
    }

    @Test
    void aPeerThatMayNotOpenOneIsClosedAtOnceAndMayStillChat() throws Exception {
        admits = false;
        try (var eve = RawPeer.connect(address()).tls(Papers.good(), "TLSv1.3", ALPN)) {
            eve.awaitEnd();
        }
        // the dialler hears of it when it uses the connection, or when it says its role
        assertThrows(IOException.class, () -> dial(true).hashes(HASH, 1));
        assertEquals(0, opened.size());
        assertFalse(discourages());
        try (var bo = RawPeer.greeted(address(), Papers.good(), "Bo")) {
            assertNotNull(links.poll(60, TimeUnit.SECONDS));
        }
    }

    /// The watchdog still looks after the socket, for as long as a wait may take at most.
    @Test
    void aDroppedConnectionKeepsNoBuffers() throws Exception {
        var dropped = dropped();
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); dropped.get() != null; System.gc()) assertTrue(System.nanoTime() < end, "the buffers are still held");
    }

    /// A channel whose socket was closed, as the listener drops a caller.
    private WeakReference<BulkChannel> dropped() throws Exception {
        try (var raw = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            return new WeakReference<>(new BulkChannel(Channel.asDialler(dialling, raw, Channel.Use.FILES, new Overhead()), setup, watchdog, LONG));
        }
    }

    @Test
    void anotherKeyIsRefused() throws Exception {
        var other = Papers.good();
        var wrong = assertThrows(FilesDialer.WrongKey.class, () -> dial(address(), other.id(), limits(), true));
        assertEquals(listening.id(), wrong.answered());
    }

    @Test
    void anOlderPeerRefusesTheProtocolAndStillChats() throws Exception {
        var old = Papers.good();
        try (var server = HostileServer.open(caller -> caller.answer(old))) {
            assertThrows(IOException.class, () -> dial(server.address(), old.id(), limits(), true));
            assertFalse(discourages());
        }
    }

    @Test
    void acceptorsTakeNoOtherProtocolAndLinksGoOnBeside() throws Exception {
        try (var eve = RawPeer.connect(address())) {
            assertThrows(IOException.class, () -> eve.tls(Papers.good(), "TLSv1.3", "hashverse-files/2"));
        }
        try (var both = RawPeer.connect(address()).tls(Papers.good(), "TLSv1.3", ALPN, "hashverse/1")) {
            both.say(RawPeer.hello("Both"));
            both.hear(Frame.Hello.class);
        }
        try (var bo = RawPeer.greeted(address(), Papers.good(), "Bo")) {
            var getter = dial(true);
            serving(taken(), memory(random(5)));
            assertArrayEquals(random(5), copy(getter, 5));
            bo.readUpTo(1);
        }
    }

    @Test
    void closingEndsWhatTheOtherThreadDoesOnEitherSide() throws Exception {
        var getter = dial(true);
        var server = taken();
        var asked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var serves = serving(server, new Wrapped(memory(random(1))) {
            @Override
            public void piece(PeerId peer, FileHash hash, int piece, ByteBuffer into) throws InterruptedException {
                asked.countDown();
                release.await();
                into.put((byte) 0);
            }
        });
        getter.askPiece(HASH, 0, 1);
        var waits = start(() -> take(getter, 1));
        asked.await();
        server.close();
        assertInstanceOf(IOException.class, assertThrows(ExecutionException.class, () -> get(waits)).getCause());
        release.countDown();
        assertInstanceOf(IOException.class, assertThrows(ExecutionException.class, () -> get(serves)).getCause());

        var idle = dial(true);
        var serving = serving(taken(), memory(random(1)));
        idle.close();
        get(serving);
        assertThrows(IOException.class, () -> idle.hashes(HASH, 1));
    }

    @Test
    void aClosedWatchdogEndsConnections() throws Exception {
        var getter = dial(true);
        var server = taken();
        watchdog.close();
        assertThrows(IOException.class, () -> getter.hashes(HASH, 1));
        assertThrows(IOException.class, () -> server.serve(memory(random(1))));
        assertThrows(IOException.class, () -> dialer(limits()).dial(new InetSocketAddress("127.0.0.1", listener.port()), listening.id(), true));
    }

    /// A server of which a test replaces a method.
    private static class Wrapped implements PieceServer {
        private final PieceServer server;

        Wrapped(PieceServer server) {
            this.server = server;
        }

        @Override
        public byte[] hashes(PeerId peer, FileHash hash, long size) throws NotServed, IOException, InterruptedException {
            return server.hashes(peer, hash, size);
        }

        @Override
        public void piece(PeerId peer, FileHash hash, int piece, ByteBuffer into) throws NotServed, IOException, InterruptedException {
            server.piece(peer, hash, piece, into);
        }

        @Override
        public byte[] have(PeerId peer, FileHash hash) throws NotServed, IOException, InterruptedException {
            return server.have(peer, hash);
        }
    }
}
