package org.hashverse.node.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileHash;
import org.hashverse.files.BadListing;
import org.hashverse.files.ContentChanged;
import org.hashverse.files.ContentGone;
import org.hashverse.files.Listing;
import org.hashverse.files.LocalContent;
import org.hashverse.files.PieceHashes;
import org.hashverse.node.peer.CommonParts;
import org.hashverse.node.peer.PeerRates;
import org.hashverse.node.peer.PeerState;
import org.hashverse.store.transfers.Source;
import org.hashverse.transport.files.NotServed;
import org.hashverse.transport.files.PieceServer;
import org.hashverse.wire.files.FilesCodec;
import org.hashverse.wire.files.FilesFrame.None.Reason;

/// Serves contents to one peer over one connection: those that we offered to it; those that we offered to Everyone, if it is a contact; and those that we got from an author who told us that this peer
/// gets them too. Keeps the content that was read last open. For the thread of the connection.
final class ServedFiles implements PieceServer, AutoCloseable {
    /// Most KiB of listings and hashes that we read for one peer in a burst. A question of a few bytes makes us read them when it is about another content than the question before.
    static final int OPENED = 64 << 10;
    /// Most KiB that we read for one peer in each second after a burst. An honest peer that gets a folder opens its listing once and its content once.
    static final int OPENED_A_SECOND = 1 << 10;
    private static final int KIB = 1_024;

    private final CommonParts common;
    private final FileWork work;
    private final SharedParts shared;
    private final PeerRates openings;
    private final BiConsumer<FileHash, PeerId> gets;
    private Optional<Open> open = Optional.empty();

    private record Open(FileHash hash, PieceHashes pieces, LocalContent content) {}

    /// @param shared   contents of other authors that we pass on
    /// @param openings counts the KiB that are read for each peer, over all of its connections
    /// @param gets     called with a content that we offered to Everyone and that the peer begins to get
    ServedFiles(CommonParts common, FileWork work, SharedParts shared, PeerRates openings, BiConsumer<FileHash, PeerId> gets) {
        this.common = common;
        this.work = work;
        this.shared = shared;
        this.openings = openings;
        this.gets = gets;
    }

    @Override
    public byte[] hashes(PeerId peer, FileHash hash, long size) throws NotServed, IOException, InterruptedException {
        var other = shared(peer, hash);
        var pieces = other.isPresent() ? other.get().hashes() : open(peer, hash).pieces;
        if (pieces.size() != size) throw new NotServed(Reason.UNKNOWN);
        if (other.isEmpty() && work.store().isOfferedToEveryone(hash)) gets.accept(hash, peer);
        return pieces.bytes();
    }

    @Override
    public void piece(PeerId peer, FileHash hash, int piece, ByteBuffer into) throws NotServed, IOException, InterruptedException {
        var other = shared(peer, hash);
        if (other.isPresent()) {
            if (piece >= other.get().hashes().pieces() || !other.get().pieces().read(piece, into)) throw new NotServed(Reason.MISSING);
            return;
        }
        var from = open(peer, hash);
        if (piece >= from.pieces.pieces()) throw new NotServed(Reason.UNKNOWN);
        int start = into.position();
        try {
            from.content.read(from.pieces.offset(piece), into.limit(start + from.pieces.length(piece)));
        } catch (ContentChanged changed) {
            throw new NotServed(Reason.CHANGED);
        } catch (ContentGone gone) {
            throw new NotServed(Reason.GONE);
        }
    }

    @Override
    public byte[] have(PeerId peer, FileHash hash) throws NotServed, IOException, InterruptedException {
        var other = shared(peer, hash);
        if (other.isPresent()) return FilesCodec.encodeHave(other.get().pieces().have(), other.get().hashes().size());
        var pieces = open(peer, hash).pieces;
        var all = new BitSet();
        all.set(0, pieces.pieces());
        return FilesCodec.encodeHave(all, pieces.size());
    }

    /// A content of another author that we pass on to this peer. Asked for each piece, because the person may remove the peer meanwhile.
    private Optional<SharedParts.Shared> shared(PeerId peer, FileHash hash) throws NotServed, InterruptedException {
        var found = shared.find(hash, peer);
        return found.isPresent() && isContact(peer) ? found : Optional.empty();
    }

    /// The content, if the peer may have it. Asked for each piece, because the person may take the message back or remove the peer meanwhile.
    private Open open(PeerId peer, FileHash hash) throws NotServed, IOException, InterruptedException {
        boolean contact = isContact(peer);
        if (!work.store().isOfferedTo(hash, peer, contact)) throw new NotServed(contact && shared.isGetting(hash, peer) ? Reason.MISSING : Reason.UNKNOWN);
        if (open.isEmpty() || !open.get().hash.equals(hash)) {
            close();
            if (!mayOpen(peer, 1)) throw new NotServed(Reason.BUSY);
            var source = work.store().source(hash).orElseThrow(() -> new NotServed(Reason.UNKNOWN));
            mayOpen(peer, (source.pieces().length + source.listing().map(bytes -> bytes.length).orElse(0)) / KIB);
            open = Optional.of(new Open(hash, PieceHashes.of(source.size(), source.pieces()), content(source)));
        }
        return open.get();
    }

    /// Counts what is read to open a content. Returns false if it is too much now.
    private boolean mayOpen(PeerId peer, int kib) throws NotServed, InterruptedException {
        return ask(() -> openings.take(peer, kib, common.clock().nanos()));
    }

    private boolean isContact(PeerId peer) throws NotServed, InterruptedException {
        return ask(() -> common.directory().find(peer).filter(PeerState::allowed).map(PeerState::contact)).orElseThrow(() -> new NotServed(Reason.UNKNOWN));
    }

    private <T> T ask(Supplier<T> question) throws NotServed, InterruptedException {
        try {
            return common.thread().ask(question).get();
        } catch (ExecutionException failed) {
            throw new NotServed(Reason.BUSY);
        }
    }

    private static LocalContent content(Source source) throws NotServed {
        try {
            return switch (source.kind()) {
                case FILE -> LocalContent.file(source.path(), source.size(), source.modified().toEpochMilli());
                case LISTING -> LocalContent.memory(source.listing().orElseThrow());
                case FOLDER -> LocalContent.folder(source.path(), Listing.own(source.listing().orElseThrow()));
            };
        } catch (BadListing damaged) {
            throw new NotServed(Reason.GONE);
        }
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) open.get().content.close();
        open = Optional.empty();
    }
}
