package org.hashverse.node.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.hashverse.chat.PeerId;
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

/// Gets one file on a thread of its own: its listing if it is a folder, the hashes of its pieces, and the pieces that are missing, from its author and from [OtherSource]s. For any thread.
final class Getter {
    /// Most other receivers that a file is got from at a time.
    static final int MOST_SOURCES = 8;
    /// How often one other receiver is tried. An author may name the same ones again and again, and each try opens a connection to them.
    static final int MOST_TRIES = 3;
    private static final System.Logger LOG = System.getLogger(Getter.class.getName());
    /// How long to wait, in milliseconds, if all that is missing is under way from other receivers. A piece that arrives ends the wait.
    private static final int LOOK_AGAIN = 500;

    private final Wanted wanted;
    private final GetterParts parts;
    private final Consumer<End> ended;
    private final AtomicLong done;
    private final AtomicLong beside = new AtomicLong(); // bytes of hashes and of the listing that came
    private final Thread thread = Thread.ofPlatform().daemon().name("hashverse-get").unstarted(this::run);
    private final Map<PeerId, OtherSource> sources = new HashMap<>(); // guarded by this
    private final Map<PeerId, Integer> tries = new HashMap<>(); // guarded by this
    private PieceReceiver receiver; // guarded by this; null until pieces can be taken
    private volatile boolean stopped;
    private volatile boolean complete;
    private volatile FilesConnection connection;
    private volatile Path folder;

    /// How an attempt ended.
    ///
    /// @param stage [Stage#WAITING] to try again
    /// @param done  bytes that are here
    /// @param wrong whether a piece came that was not the one that the message names
    record End(Getter getter, Stage stage, long done, Optional<Path> path, boolean wrong) {}

    /// @param done  bytes that are here from earlier attempts, as far as is known before the part is open
    /// @param ended called once, on the thread of this getter
    Getter(Wanted wanted, GetterParts parts, long done, Consumer<End> ended) {
        this.wanted = wanted;
        this.parts = parts;
        this.done = new AtomicLong(done);
        this.ended = ended;
    }

    /// Begins.
    void start() {
        parts.shared().begin(wanted.key().message(), content());
        thread.start();
    }

    /// Stops soon. What came stays.
    void stop() {
        stopped = true;
        thread.interrupt();
        var open = connection;
        if (open != null) open.close();
        stopSources();
    }

    private void stopSources() {
        Collection<OtherSource> all;
        synchronized (this) {
            all = sources.values().stream().toList();
            sources.clear();
            receiver = null;
        }
        all.forEach(OtherSource::stop);
    }

    /// Gets pieces from other receivers too.
    ///
    /// @param peers those of them that may be connected; one that cannot be reached costs a try
    synchronized void addSources(Collection<PeerId> peers) {
        if (receiver == null) return; // #getMissing looks up the named peers when it begins
        var inAnyOrder = new ArrayList<>(peers); // so that not all of a class ask the same few
        Collections.shuffle(inAnyOrder);
        for (var peer : inAnyOrder) {
            if (sources.size() >= MOST_SOURCES) return;
            if (!sources.containsKey(peer) && tries.merge(peer, 1, Integer::sum) <= MOST_TRIES) sources.put(peer, OtherSource.start(peer, parts.connections(), receiver, this::sourceEnded));
        }
    }

    private synchronized void sourceEnded(PeerId source) {
        sources.remove(source);
    }

    /// Waits until the thread of a getter that was stopped has ended and its part is closed, but no longer than a time.
    void awaitEnd(Duration atMost) throws InterruptedException {
        thread.join(atMost);
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

    /// Changes when something came that is right: a piece, the hashes, or a piece of the listing.
    long received() {
        return done.get() + beside.get();
    }

    /// Whether all pieces are here, so that only the disk is waited for.
    boolean isComplete() {
        return complete;
    }

    /// The content.
    FileHash content() {
        return wanted.item().hash();
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
        } catch (PieceReceiver.WrongPiece changed) {
            wrong = true;
        } catch (IOException | ExecutionException | InterruptedException | RuntimeException lost) {
            LOG.log(System.Logger.Level.DEBUG, "a download attempt failed", lost);
        } finally {
            stopSources();
            var open = connection;
            if (open != null) parts.connections().close(open);
            parts.shared().end(wanted.key().message(), content());
            ended.accept(new End(this, stage, done.get(), path, wrong));
        }
    }

    /// What the sender serves is not what its message offered.
    private static final class Untrue extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private Path get() throws IOException, NotServed, Untrue, ExecutionException, InterruptedException {
        folder = folder();
        connection = parts.connections().open(wanted.author());
        if (stopped) throw new CancellationException();
        var item = wanted.item();
        var listing = item.folder().isPresent() ? Optional.of(listing(item, item.folder().get())) : Optional.<Listing>empty();
        var hashes = hashes(item.hash(), item.size());
        try (var part = Part.open(folder, wanted.partId(parts.own()), hashes, listing)) {
            done.set(item.size() - part.missingBytes());
            var shared = new SharedParts.Shared(hashes, new PartPieces(part));
            parts.shared().put(wanted.key().message(), shared);
            try {
                getMissing(new PieceReceiver(part, new PieceQueue(part.missing(), wanted.ofMany(), parts.nanos()), done, parts.speed()::take));
                complete = true;
                stopSources();
                var path = part.finish(item.name());
                passOn(path, hashes, listing);
                return path;
            } finally {
                parts.shared().remove(wanted.key().message(), shared); // a closed part cannot be read: nobody may wait for its pieces
            }
        }
    }

    /// Passes on the finished file. If it cannot be read, the download is complete all the same.
    private void passOn(Path path, PieceHashes hashes, Optional<Listing> listing) {
        try {
            parts.shared().put(wanted.key().message(), new SharedParts.Shared(hashes, new FinishedPieces(path, hashes, listing)));
        } catch (IOException unreadable) {
            LOG.log(System.Logger.Level.DEBUG, "a finished file is not passed on", unreadable);
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
            beside.addAndGet(hashes.length(piece));
        }
        return Listing.decode(bytes.array(), item.size(), folder.files());
    }

    private PieceHashes hashes(FileHash hash, long size) throws IOException, NotServed, Untrue {
        var hashes = PieceHashes.of(size, size == 0 ? new byte[0] : connection.hashes(hash, size));
        if (!hashes.root().equals(hash)) throw new Untrue();
        beside.addAndGet(hashes.bytes().length);
        return hashes;
    }

    /// Gets all pieces that are missing. Waits for those that are under way from other receivers.
    private void getMissing(PieceReceiver pieces) throws IOException, NotServed, InterruptedException {
        synchronized (this) {
            receiver = pieces;
        }
        addSources(parts.shared().named(wanted.author(), content()));
        while (!pieces.queue().complete()) {
            if (!pieces.fetch(connection, wanted.author(), pieces.queue().fromAuthor(wanted.author()), true)) pieces.queue().awaitChange(LOOK_AGAIN);
        }
    }

    /// The pieces of a part, for others.
    private record PartPieces(Part part) implements SharedParts.Pieces {
        @Override
        public BitSet have() {
            var have = part.missing();
            have.flip(0, part.hashes().pieces());
            return have;
        }

        @Override
        public boolean read(int piece, ByteBuffer into) throws IOException {
            try {
                part.read(piece, into);
                return true;
            } catch (IllegalStateException notHere) {
                return false;
            }
        }
    }
}
