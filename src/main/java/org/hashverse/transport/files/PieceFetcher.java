package org.hashverse.transport.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.wire.files.FilesFrame.None.Reason;

/// Gets many pieces of one content over a connection. It keeps [FilesConnection#MOST_ASKED] questions under way, and a thread of its own reads and decrypts the next piece while
/// the caller checks and writes the one before: each of the two takes about as long as the other.
public final class PieceFetcher {
    /// One is read while the other is written.
    private static final int BUFFERS = 2;

    private final FilesConnection connection;
    private final FileHash hash;
    private final long size;
    private final PrimitiveIterator.OfInt wanted;
    private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(BUFFERS + 1); // one may be without a buffer

    /// Takes pieces, on the thread that called [#fetch].
    public interface Taker {
        /// Takes a piece. Check it against its hash first; if that is wrong, throw.
        ///
        /// @param bytes all of its bytes; used again afterwards
        void arrived(int piece, ByteBuffer bytes) throws IOException, InterruptedException;

        /// Is told that the server refuses a piece that was asked for.
        void refused(int piece, Reason reason) throws IOException, InterruptedException;
    }

    private sealed interface Answer {
        record Arrived(int piece, ByteBuffer bytes) implements Answer {}

        record Refused(int piece, Reason reason) implements Answer {}

        record End(Optional<Throwable> fault) implements Answer {}
    }

    /// @param size   bytes of the content
    /// @param wanted which pieces to ask for, in this order; asked on the thread of the fetcher, only when the next question is due. The fetch ends when it has no more and
    ///               all answers have come
    public PieceFetcher(FilesConnection connection, FileHash hash, long size, PrimitiveIterator.OfInt wanted) {
        this.connection = connection;
        this.hash = hash;
        this.size = size;
        this.wanted = wanted;
    }

    /// Gets all pieces that are wanted. Blocks. Call it once. If it throws, the connection is closed.
    ///
    /// @throws IOException if the connection is lost, or as the taker does
    public void fetch(Taker taker) throws IOException, InterruptedException {
        for (int i = 0; i < BUFFERS; i++) free.add(ByteBuffer.allocate((int) Math.min(size, PieceSizes.PIECE)));
        var reader = Thread.ofPlatform().daemon().name("hashverse-fetch").start(this::readAll);
        boolean complete = false;
        try {
            while (take(answers.take(), taker)) { /* the next one */ }
            complete = true;
        } finally {
            if (!complete) connection.close();
            reader.interrupt(); // it may wait for a buffer
        }
    }

    private boolean take(Answer answer, Taker taker) throws IOException, InterruptedException {
        switch (answer) {
            case Answer.Arrived(var piece, var bytes) -> {
                taker.arrived(piece, bytes);
                free.put(bytes);
            }
            case Answer.Refused(var piece, var reason) -> taker.refused(piece, reason);
            case Answer.End(var fault) -> {
                if (fault.isPresent()) throw fault.get() instanceof IOException lost ? lost : new IOException("the pieces cannot be read", fault.get());
                return false;
            }
        }
        return true;
    }

    private void readAll() {
        try {
            var end = new Answer.End(Optional.empty());
            try {
                while (ask()) answers.put(next());
            } catch (IOException | RuntimeException | Error fault) { // an Error too: the other thread waits for the end
                end = new Answer.End(Optional.of(fault));
            }
            answers.put(end);
        } catch (InterruptedException over) {
            // the other thread has gone
        }
    }

    /// Asks for as many pieces as may be under way. Returns false if none is.
    private boolean ask() throws IOException {
        while (connection.asked() < FilesConnection.MOST_ASKED && wanted.hasNext()) {
            int piece = wanted.nextInt();
            connection.askPiece(hash, piece, PieceSizes.length(size, piece));
        }
        return connection.asked() > 0;
    }

    private Answer next() throws IOException, InterruptedException {
        int piece = connection.nextAsked();
        var bytes = free.take().clear();
        try {
            connection.nextPiece(bytes);
            return new Answer.Arrived(piece, bytes.flip());
        } catch (NotServed none) {
            free.put(bytes);
            return new Answer.Refused(piece, none.reason());
        }
    }
}
