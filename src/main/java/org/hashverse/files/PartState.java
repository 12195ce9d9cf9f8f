package org.hashverse.files;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.hashverse.chat.files.FileHash;

/// The state file of a part: which content it is, and what is known of each piece.
///
/// ```
/// 16 bytes "hashverse part 1" | u64 size | 32 bytes SHA-256 of the listing, or zeros for a file | 32 bytes for each piece: its hash | 1 byte for each piece: its mark
/// ```
///
/// The header never changes. A mark is written after the piece, so that it is never ahead of the data while the computer runs; after a power cut only [#SYNCED] counts.
/// For one thread at a time.
final class PartState implements Closeable {
    /// The piece is not there.
    static final byte MISSING = 0;
    /// The piece was written, but may have been lost in a power cut.
    static final byte WRITTEN = 1;
    /// The disk has the piece.
    static final byte SYNCED = 2;
    private static final byte[] MAGIC = "hashverse part 1".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = MAGIC.length + Long.BYTES + FileHash.BYTES;

    private final FileChannel channel;
    private final long first; // where the marks begin
    private final byte[] marks;

    private PartState(FileChannel channel, long first, byte[] marks) {
        this.channel = channel;
        this.first = first;
        this.marks = marks;
    }

    private static ByteBuffer header(PieceHashes hashes, Optional<Listing> listing) {
        var bytes = hashes.bytes();
        var header = ByteBuffer.allocate(HEADER + bytes.length).put(MAGIC).putLong(hashes.size());
        header.put(listing.map(one -> PieceHashes.sha256().digest(one.encode())).orElse(new byte[FileHash.BYTES]));
        return header.put(bytes).flip();
    }

    /// Writes a new state in which all pieces are missing; it replaces one that is there.
    static PartState create(Path file, PieceHashes hashes, Optional<Listing> listing) throws IOException {
        var header = header(hashes, listing);
        long first = header.remaining();
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        try (var channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (var part : new ByteBuffer[] {header, ByteBuffer.allocate(hashes.pieces())}) while (part.hasRemaining()) channel.write(part);
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new PartState(open(file), first, new byte[hashes.pieces()]);
    }

    /// Opens a state; empty if there is none, or it is damaged or of another content.
    static Optional<PartState> resume(Path file, PieceHashes hashes, Optional<Listing> listing) throws IOException {
        var expected = header(hashes, listing);
        int first = expected.remaining();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != first + (long) hashes.pieces()) return Optional.empty();
        var channel = open(file);
        try {
            var marks = ByteBuffer.allocate(hashes.pieces());
            if (read(channel, 0, ByteBuffer.allocate(first)).equals(expected)) return Optional.of(new PartState(channel, first, read(channel, first, marks).array()));
            channel.close();
            return Optional.empty();
        } catch (IOException unreadable) {
            channel.close();
            throw unreadable;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    private static ByteBuffer read(FileChannel channel, long at, ByteBuffer into) throws IOException {
        while (into.hasRemaining())
            if (channel.read(into, at + into.position()) < 0) throw new EOFException("the state of a part ended early");
        return into.flip();
    }

    byte mark(int piece) {
        return marks[piece];
    }

    void mark(int piece, byte mark) throws IOException {
        if (marks[piece] == mark) return;
        if (channel.write(ByteBuffer.wrap(new byte[] {mark}), first + piece) != 1) throw new IOException("cannot write the state of a part");
        marks[piece] = mark;
    }

    /// Makes sure that the disk has the marks.
    void force() throws IOException {
        channel.force(false);
    }

    /// A copy of all marks.
    byte[] marks() {
        return Arrays.copyOf(marks, marks.length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
