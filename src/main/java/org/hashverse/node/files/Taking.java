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

/// Takes the pieces of one download, from several connections at a time: checks and writes them.
///
/// @param done  bytes that are here
/// @param speed called with the bytes of each piece; waits if they come too fast
record Taking(Part part, PieceQueue queue, AtomicLong done, IntConsumer speed) {
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

    /// Gets pieces over a connection until there are no more to ask for.
    ///
    /// @param strict whether a piece that is refused ends it
    /// @throws NotServed  if it is strict and a piece is refused
    /// @throws WrongPiece if a piece is another one
    void fetch(FilesConnection connection, PeerId from, PrimitiveIterator.OfInt wanted, boolean strict) throws IOException, NotServed, InterruptedException {
        try {
            new PieceFetcher(connection, part.hashes().root(), part.hashes().size(), wanted).fetch(new PieceFetcher.Taker() {
                @Override
                public void arrived(int piece, ByteBuffer bytes) throws IOException {
                    take(piece, bytes);
                }

                @Override
                public void refused(int piece, Reason reason) throws Refused {
                    queue.refused(piece, from);
                    if (strict) throw new Refused(reason);
                }
            });
        } catch (Refused refused) {
            throw new NotServed(refused.reason);
        }
    }

    private void take(int piece, ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        boolean here = part.has(piece);
        if (!part.write(piece, bytes)) throw new WrongPiece();
        queue.arrived(piece);
        if (!here) done.addAndGet(length);
        speed.accept(length);
    }
}
