package org.hashverse.transport.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.transport.Admission;
import org.hashverse.transport.Discouraged;
import org.hashverse.transport.HandshakeLimits;
import org.hashverse.transport.Identity;
import org.hashverse.transport.Origin;
import org.hashverse.transport.PeerConnection;
import org.hashverse.transport.PeerListener;
import org.hashverse.transport.RawPeer;
import org.hashverse.transport.TestLinkLimits;
import org.hashverse.transport.TransportSetup;
import org.hashverse.transport.Watchdog;
import org.hashverse.wire.Frame;
import org.hashverse.wire.files.FilesFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A listener that takes links and files connections, and a dialler with another key.
abstract class FilesTest {
    static final String ALPN = "hashverse-files/1";
    static final Duration LONG = Duration.ofMinutes(10);
    static final Duration SHORT = Duration.ofMillis(50);
    static final FileHash HASH = FileHash.of(new byte[FileHash.BYTES]);
    @TempDir
    Path folder;
    final ExecutorService threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    final Watchdog watchdog = new Watchdog();
    final Discouraged discouraged = new Discouraged(LONG, 16, System::nanoTime);
    final TransportSetup setup = new TransportSetup(new HandshakeLimits(LONG, LONG, LONG, 8, LONG, 16, HandshakeLimits.PRODUCT.ofSite()), TestLinkLimits.withBye(Duration.ofMillis(50)), discouraged,
            this::nanos, System::currentTimeMillis);
    final BlockingQueue<FilesConnection> opened = new LinkedBlockingQueue<>();
    final BlockingQueue<PeerConnection> links = new LinkedBlockingQueue<>();
    final List<AutoCloseable> open = new ArrayList<>();
    volatile boolean admits = true;
    Identity listening;
    Identity dialling;
    PeerListener listener;

    /// The clock of all connections.
    long nanos() {
        return System.nanoTime();
    }

    /// Time-outs of the listener's connections.
    FilesLimits limits() {
        return new FilesLimits(LONG, LONG, LONG, Duration.ofMillis(1));
    }

    @BeforeEach
    void listen() throws IOException {
        listening = Identity.loadOrCreate(folder.resolve("listening.pem"));
        dialling = Identity.loadOrCreate(folder.resolve("dialling.pem"));
        var chat = new Chat();
        var admission = new FilesAdmission() {
            @Override
            public boolean mayOpen(PeerId peer) {
                return admits;
            }

            @Override
            public void opened(FilesConnection connection) {
                opened.add(connection);
            }
        };
        listener = new PeerListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), listening, setup, watchdog, chat, chat, new FilesAcceptor(admission, limits(), setup, watchdog));
        listener.start();
    }

    @AfterEach
    void close() throws Exception {
        listener.close();
        for (var one : open) one.close();
        watchdog.close();
        threads.shutdownNow();
    }

    private final class Chat implements Admission, PeerConnection.Listener {
        @Override
        public Answer knocked(PeerId peer, Frame.Hello hello, InetSocketAddress from) {
            return new Answer.Greet(RawPeer.hello("Ana"));
        }

        @Override
        public void ready(PeerConnection connection) {
            links.add(connection);
            open.add(() -> connection.abort(CloseReason.CLOSED));
        }

        @Override
        public void frame(PeerConnection connection, Frame frame, Runnable settled) {
            settled.run();
        }

        @Override
        public void closed(PeerConnection connection, CloseReason reason, Optional<Frame.Bye> bye) {
            // no test looks at it
        }
    }

    PeerAddress address() {
        return new PeerAddress("127.0.0.1", listener.port());
    }

    FilesDialer dialer(FilesLimits limits) {
        return new FilesDialer(dialling, limits, setup, watchdog);
    }

    FilesConnection dial(boolean gets) throws IOException {
        return dial(address(), listening.id(), limits(), gets);
    }

    FilesConnection dial(PeerAddress at, PeerId expected, FilesLimits limits, boolean gets) throws IOException {
        var connection = dialer(limits).dial(new InetSocketAddress(InetAddress.getLoopbackAddress(), at.port()), expected, gets);
        open.add(connection);
        return connection;
    }

    /// The next connection that the listener took.
    FilesConnection taken() throws InterruptedException {
        var connection = opened.poll(60, TimeUnit.SECONDS);
        if (connection == null) throw new AssertionError("no connection came");
        open.add(connection);
        return connection;
    }

    Future<Void> serving(FilesConnection connection, PieceServer server) {
        return threads.submit(() -> {
            connection.serve(server);
            return null;
        });
    }

    <T> Future<T> start(Callable<T> call) {
        return threads.submit(call);
    }

    static <T> T get(Future<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    boolean discourages() {
        return discouraged.contains(Origin.of(InetAddress.getLoopbackAddress()));
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /// Serves a content from memory under [#HASH]. It has no hashes; zeros stand for them.
    static PieceServer memory(byte[] content) {
        return new PieceServer() {
            @Override
            public byte[] hashes(PeerId peer, FileHash hash, long size) throws NotServed {
                if (!hash.equals(HASH) || size != content.length) throw new NotServed(FilesFrame.None.Reason.UNKNOWN);
                return new byte[FilesFrame.hashesBytes(size)];
            }

            @Override
            public void piece(PeerId peer, FileHash hash, int piece, ByteBuffer into) throws NotServed {
                if (!hash.equals(HASH)) throw new NotServed(FilesFrame.None.Reason.UNKNOWN);
                if (piece >= PieceSizes.count(content.length)) throw new NotServed(FilesFrame.None.Reason.MISSING);
                into.put(content, piece * PieceSizes.PIECE, PieceSizes.length(content.length, piece));
            }

            @Override
            public byte[] have(PeerId peer, FileHash hash) {
                return new byte[] {(byte) 0b1010_0000};
            }
        };
    }

    /// Gets all pieces of a content, with as many questions under way as are allowed.
    static byte[] copy(FilesConnection from, int size) throws Exception {
        var copy = ByteBuffer.allocate(size);
        int pieces = PieceSizes.count(size);
        int asked = 0;
        for (int piece = 0; piece < pieces; piece++) {
            for (; asked < pieces && from.asked() < FilesConnection.MOST_ASKED; asked++) from.askPiece(HASH, asked, PieceSizes.length(size, asked));
            if (from.nextPiece(copy) != piece) throw new AssertionError("pieces in another order");
        }
        return copy.array();
    }
}
