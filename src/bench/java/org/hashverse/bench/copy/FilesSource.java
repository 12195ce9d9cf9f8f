package org.hashverse.bench.copy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hashverse.bench.side.BenchLimits;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.transport.Admission;
import org.hashverse.transport.Identity;
import org.hashverse.transport.PeerConnection;
import org.hashverse.transport.PeerListener;
import org.hashverse.transport.Watchdog;
import org.hashverse.transport.files.FilesAcceptor;
import org.hashverse.transport.files.FilesAdmission;
import org.hashverse.transport.files.FilesConnection;
import org.hashverse.transport.files.FilesLimits;
import org.hashverse.transport.files.PieceServer;
import org.hashverse.wire.Frame;

/// Serves a file over files connections of Hashverse.
public final class FilesSource extends SourceSide {
    /// Those of the product, but a connection stays open while other subjects have their turn.
    static final FilesLimits LIMITS = new FilesLimits(Duration.ofHours(1), FilesLimits.PRODUCT.answer(), FilesLimits.PRODUCT.taken(), FilesLimits.PRODUCT.pause());

    @Override
    Open open(Path folder, FileChannel file) throws Exception {
        var identity = Identity.loadOrCreate(folder.resolve("identity.pem"));
        var watchdog = new Watchdog();
        var setup = BenchLimits.transport();
        var nobody = new Nobody();
        var files = new FilesAcceptor(new Anybody(new Server(file)), LIMITS, setup, watchdog);
        var listener = new PeerListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), identity, setup, watchdog, nobody, nobody, files);
        listener.start();
        return new Open(listener.port() + " " + identity.id().text(), () -> {
            listener.close();
            watchdog.close();
        });
    }

    private record Anybody(PieceServer server) implements FilesAdmission {
        private static final System.Logger LOG = System.getLogger(FilesSource.class.getName());

        @Override
        public boolean mayOpen(PeerId peer) {
            return true;
        }

        @Override
        public void opened(FilesConnection connection) {
            Thread.ofPlatform().daemon().name("bench-serve").start(() -> {
                try {
                    connection.serve(server);
                } catch (IOException | InterruptedException ended) {
                    LOG.log(System.Logger.Level.DEBUG, "the copier has gone", ended);
                }
            });
        }
    }

    private record Server(FileChannel file) implements PieceServer {
        @Override
        public byte[] hashes(PeerId peer, FileHash hash, long size) {
            return Pieces.hashes(size);
        }

        @Override
        public void piece(PeerId peer, FileHash hash, int piece, ByteBuffer into) throws IOException {
            long at = (long) piece * PieceSizes.PIECE;
            into.limit(PieceSizes.length(file.size(), piece));
            while (into.hasRemaining()) if (file.read(into, at + into.position()) < 0) throw new EOFException("the file became shorter");
        }

        @Override
        public byte[] have(PeerId peer, FileHash hash) {
            throw new IllegalStateException("nobody asks");
        }
    }

    /// Nobody chats here.
    private static final class Nobody implements Admission, PeerConnection.Listener {
        @Override
        public Answer knocked(PeerId peer, Frame.Hello hello, InetSocketAddress from) {
            return new Answer.TurnAway(new Frame.Bye(Frame.Bye.Code.REFUSED, ""));
        }

        @Override
        public void ready(PeerConnection connection) {
            connection.abort(CloseReason.CLOSED);
        }

        @Override
        public void frame(PeerConnection connection, Frame frame, Runnable settled) {
            settled.run();
        }

        @Override
        public void closed(PeerConnection connection, CloseReason reason, Optional<Frame.Bye> bye) {
            // nobody has one
        }
    }
}
