package org.hashverse.node.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.PrimitiveIterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.hashverse.chat.PeerId;
import org.hashverse.files.Part;
import org.hashverse.transport.files.FilesConnection;
import org.hashverse.transport.files.NotServed;
import org.hashverse.transport.files.PieceFetcher;
import org.hashverse.wire.files.FilesFrame.None.Reason;

/// Receives the pieces of one download, from several connections at a time: checks and writes them. For any thread.
///
/// @param done  bytes that are here
/// @param speed called with the bytes of each piece; waits if they come too fast
record PieceReceiver(Part part, PieceQueue queue, AtomicLong done, IntConsumer speed) {
    /// A piece has another hash than the message says.
    static final class WrongPiece extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// The server does not send a piece.
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final Reason reason;

        Refused(Reason reason) {
            this.reason = reason;
        }
    }

    /// Gets pieces over a connection until there are no more to ask for. Blocks. Returns false if none came.
    ///
    /// @param strict whether to stop at the first piece that the server refuses
    /// @throws NotServed  if `strict` and the server refuses a piece
    /// @throws WrongPiece if a piece does not have the hash that the message names
    boolean fetch(FilesConnection connection, PeerId from, PrimitiveIterator.OfInt wanted, boolean strict) throws IOException, NotServed, InterruptedException {
        if (!wanted.hasNext()) return false;
        var taker = new PieceFetcher.Taker() {
            private boolean came;

            @Override
            public void arrived(int piece, ByteBuffer bytes) throws IOException {
                take(piece, bytes);
                came = true;
            }

            @Override
            public void refused(int piece, Reason reason) throws Refused {
                queue.refused(piece, from);
                if (strict) throw new Refused(reason);
            }
        };
        try {
            new PieceFetcher(connection, part.hashes().root(), part.hashes().size(), wanted).fetch(taker);
            return taker.came;
        } catch (Refused refused) {
            throw new NotServed(refused.reason);
        }
    }

    private void take(int piece, ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        if (!part.write(piece, bytes)) throw new WrongPiece();
        queue.arrived(piece);
        done.accumulateAndGet(part.hashes().size() - part.missingBytes(), Math::max); // the same piece may have come from two sides at once
        speed.accept(length);
    }
}
