package org.hashverse.node.files;

import java.io.IOException;
import java.util.BitSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.files.FilesConnection;
import org.hashverse.transport.files.NotServed;
import org.hashverse.wire.files.FilesFrame.None.Reason;

/// Gets pieces of one file from a peer that gets it too, on a thread of its own. It asks again and again what the peer has. It ends if the peer does not serve the file, sends a wrong piece or is lost;
/// the author's next SOURCES may start another one.
final class OtherSource {
    /// How long to wait, in milliseconds, before a peer is asked again that sent nothing.
    static final int LOOK_AGAIN = 300;
    private static final System.Logger LOG = System.getLogger(OtherSource.class.getName());
    private final PeerId peer;
    private final FileConnections connections;
    private final PieceReceiver receiver;
    private final Consumer<PeerId> ended;
    private volatile boolean stopped;
    private volatile FilesConnection connection;
    private volatile Thread thread;

    private OtherSource(PeerId peer, FileConnections connections, PieceReceiver receiver, Consumer<PeerId> ended) {
        this.peer = peer;
        this.connections = connections;
        this.receiver = receiver;
        this.ended = ended;
    }

    /// Begins.
    ///
    /// @param ended called when it ends by itself
    static OtherSource start(PeerId peer, FileConnections connections, PieceReceiver receiver, Consumer<PeerId> ended) {
        var source = new OtherSource(peer, connections, receiver, ended);
        source.thread = Thread.ofPlatform().daemon().name("hashverse-get-other").start(source::run);
        return source;
    }

    private void run() {
        try {
            connection = connections.open(peer);
            while (!stopped && !receiver.queue().complete()) if (!fetch()) Thread.sleep(LOOK_AGAIN);
        } catch (IOException | NotServed | ExecutionException | InterruptedException | RuntimeException lost) {
            LOG.log(System.Logger.Level.DEBUG, "a source of pieces ended", lost);
        } finally {
            receiver.queue().left(peer);
            if (connection != null) connections.close(connection);
            ended.accept(peer);
        }
    }

    /// Gets what the peer has. Returns false if no piece came.
    private boolean fetch() throws IOException, NotServed, InterruptedException {
        var hashes = receiver.part().hashes();
        try {
            receiver.queue().offered(peer, bits(connection.have(hashes.root(), hashes.size())));
        } catch (NotServed none) {
            if (none.reason() != Reason.MISSING && none.reason() != Reason.BUSY) throw none;
            receiver.queue().left(peer); // it has nothing now
            return false;
        }
        return receiver.fetch(connection, peer, receiver.queue().from(peer), false);
    }

    /// The first piece is the highest bit of the first byte.
    static BitSet bits(byte[] have) {
        var bits = new BitSet();
        for (int i = 0; i < have.length * 8; i++) bits.set(i, (have[i / 8] & 0x80 >> i % 8) != 0);
        return bits;
    }

    /// The bytes of HAVE; the reverse of [#bits].
    static byte[] bytes(BitSet have, int pieces) {
        var bytes = new byte[(pieces + 7) / 8];
        for (int piece = have.nextSetBit(0); piece >= 0; piece = have.nextSetBit(piece + 1)) bytes[piece / 8] |= (byte) (0x80 >> piece % 8);
        return bytes;
    }

    /// Ends soon.
    void stop() {
        stopped = true;
        thread.interrupt();
        var open = connection;
        if (open != null) open.close();
    }
}
