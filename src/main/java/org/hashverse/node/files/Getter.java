package org.hashverse.node.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.hashverse.files.BadListing;
import org.hashverse.files.Listing;
import org.hashverse.files.NoSpace;
import org.hashverse.files.NoTarget;
import org.hashverse.files.Part;
import org.hashverse.files.PieceHashes;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.transport.files.FilesConnection;
import org.hashverse.transport.files.NotServed;
import org.hashverse.transport.files.PieceFetcher;
import org.hashverse.wire.files.FilesFrame.None.Reason;

/// Gets one file on a thread of its own: its listing if it is a folder, the hashes of its pieces, and the pieces that are missing. [#start], [#stop] and [#done] are for any thread.
final class Getter {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger(Getter.class.getName());
    private final Wanted wanted;
    private final GetterParts parts;
    private final Consumer<End> ended;
    private final AtomicLong done = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().daemon().name("hashverse-get").unstarted(this::run);
    private volatile boolean stopped;
    private volatile Path folder;
    private volatile FilesConnection connection;

    /// How an attempt ended.
    ///
    /// @param stage [Stage#WAITING] to try again
    /// @param done  bytes that are here
    /// @param wrong whether a piece came that was not the one that the message names
    record End(Getter getter, Stage stage, long done, Optional<Path> path, boolean wrong) {}

    /// @param ended called once, on the thread of this getter
    Getter(Wanted wanted, GetterParts parts, Consumer<End> ended) {
        this.wanted = wanted;
        this.parts = parts;
        this.ended = ended;
    }

    /// Begins.
    void start() {
        thread.start();
    }

    /// Stops soon. What came stays.
    void stop() {
        stopped = true;
        thread.interrupt();
        var open = connection;
        if (open != null) open.close();
    }

    /// Waits until the thread of a getter that was stopped has ended and its part is closed. Not for ever: the disk may hang.
    void awaitEnd() throws InterruptedException {
        thread.join(PATIENCE);
    }

    /// Deletes what is left of the part, once it is kept where the whole file is.
    void deletePart() {
        try {
            Part.delete(folder, wanted.partId(parts.own()));
        } catch (IOException left) {
            LOG.log(System.Logger.Level.DEBUG, "a part of a file could not be deleted", left);
        }
    }

    /// Bytes that are here.
    long done() {
        return done.get();
    }

    private void run() {
        var stage = Stage.WAITING;
        var path = Optional.<Path>empty();
        boolean wrong = false;
        try {
            path = Optional.of(get());
            stage = Stage.GOT;
        } catch (NotServed answer) {
            stage = switch (answer.reason()) {
                case UNKNOWN, GONE -> Stage.GONE;
                case CHANGED -> Stage.CHANGED;
                case MISSING, BUSY -> Stage.WAITING;
            };
        } catch (BadListing | Untrue lie) {
            stage = Stage.GONE;
        } catch (NoSpace full) {
            stage = Stage.NO_SPACE;
        } catch (NoTarget unwritable) {
            stage = Stage.NOT_WRITTEN;
        } catch (WrongPiece changed) {
            wrong = true;
        } catch (IOException | ExecutionException | InterruptedException | RuntimeException lost) {
            LOG.log(System.Logger.Level.DEBUG, "a file did not come", lost);
        } finally {
            var open = connection;
            if (open != null) parts.connections().close(open);
            ended.accept(new End(this, stage, done.get(), path, wrong));
        }
    }

    /// What the sender serves is not what its message offered.
    private static final class Untrue extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private Path get() throws IOException, NotServed, Untrue, ExecutionException, InterruptedException {
        folder = folder();
        connection = parts.connections().await(wanted.author());
        if (stopped) throw new CancellationException();
        var item = wanted.item();
        var listing = item.folder().isPresent() ? Optional.of(listing(item, item.folder().get())) : Optional.<Listing>empty();
        var hashes = hashes(item.hash(), item.size());
        try (var part = Part.open(folder, wanted.partId(parts.own()), hashes, listing)) {
            done.set(item.size() - part.missingBytes());
            var queue = new PieceQueue(part.missing(), new Random());
            pieces(part, queue);
            return part.finish(item.name());
        }
    }

    private Path folder() throws NoTarget {
        try {
            return GetterParts.folder(wanted.folder());
        } catch (IOException unwritable) {
            throw new NoTarget(wanted.folder().orElse(Path.of("")), unwritable);
        }
    }

    private Listing listing(FileItem item, FileItem.Folder folder) throws IOException, NotServed, Untrue {
        var hashes = hashes(folder.listing(), folder.bytes());
        var bytes = ByteBuffer.allocate(folder.bytes());
        for (int piece = 0; piece < hashes.pieces(); piece++) {
            int start = bytes.position();
            connection.askPiece(folder.listing(), piece, hashes.length(piece));
            connection.nextPiece(bytes);
            if (!hashes.matches(piece, bytes.duplicate().flip().position(start))) throw new Untrue();
        }
        return Listing.decode(bytes.array(), item.size(), folder.files());
    }

    private PieceHashes hashes(FileHash hash, long size) throws IOException, NotServed, Untrue {
        var hashes = PieceHashes.of(size, size == 0 ? new byte[0] : connection.hashes(hash, size));
        if (!hashes.root().equals(hash)) throw new Untrue();
        return hashes;
    }

    /// Gets all pieces that are missing, in order.
    private void pieces(Part part, PieceQueue queue) throws IOException, NotServed, InterruptedException {
        try {
            new PieceFetcher(connection, wanted.item().hash(), wanted.item().size(), queue.inOrder()).fetch(new Taking(part, queue));
        } catch (Refused refused) {
            throw new NotServed(refused.reason);
        }
    }

    /// Checks pieces and writes them.
    private final class Taking implements PieceFetcher.Taker {
        private final Part part;
        private final PieceQueue queue;

        Taking(Part part, PieceQueue queue) {
            this.part = part;
            this.queue = queue;
        }

        @Override
        public void arrived(int piece, ByteBuffer bytes) throws IOException {
            int length = bytes.remaining();
            if (!part.write(piece, bytes)) throw new WrongPiece();
            queue.arrived(piece);
            done.addAndGet(length);
            parts.speed().take(length);
        }

        @Override
        public void refused(int piece, Reason reason) throws Refused {
            throw new Refused(reason);
        }
    }

    /// The server does not send a piece.
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final Reason reason;

        Refused(Reason reason) {
            this.reason = reason;
        }
    }

    /// A piece has another hash than the message says.
    private static final class WrongPiece extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
