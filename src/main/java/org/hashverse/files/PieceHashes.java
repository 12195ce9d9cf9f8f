package org.hashverse.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.hashverse.chat.files.PieceSizes;

/// The SHA-256 of each piece of a content. Together with the size they make the content's [FileHash]. Immutable.
public final class PieceHashes {
    private static final byte[] CONTEXT = "hashverse/1 file".getBytes(StandardCharsets.US_ASCII);

    private final long size;
    private final byte[] hashes;

    private PieceHashes(long size, byte[] hashes) {
        this.size = size;
        this.hashes = hashes;
    }

    /// The hashes of a content.
    ///
    /// @param size   bytes of the content, 0 to [FileItem#MAX_SIZE]
    /// @param hashes the hashes of all pieces one behind the other; copied
    /// @throws IllegalArgumentException for another size, or another number of hashes than the size demands
    public static PieceHashes of(long size, byte[] hashes) {
        if (hashes.length != PieceSizes.count(size) * FileHash.BYTES) throw new IllegalArgumentException("another number of hashes than the size demands");
        return new PieceHashes(size, hashes.clone());
    }

    /// Bytes of the content.
    public long size() {
        return size;
    }

    /// How many pieces the content has.
    public int pieces() {
        return hashes.length / FileHash.BYTES;
    }

    /// Where a piece begins in the content.
    ///
    /// @throws IndexOutOfBoundsException if there is no such piece
    public long offset(int piece) {
        if (piece < 0 || piece >= pieces()) throw new IndexOutOfBoundsException("there is no piece " + piece);
        return (long) piece * PieceSizes.PIECE;
    }

    /// Bytes of a piece.
    ///
    /// @throws IndexOutOfBoundsException if there is no such piece
    public int length(int piece) {
        return (int) Math.min(PieceSizes.PIECE, size - offset(piece));
    }

    /// The hashes of all pieces one behind the other; a copy.
    public byte[] bytes() {
        return hashes.clone();
    }

    /// The hash that names the content.
    public FileHash root() {
        var digest = sha256();
        digest.update(CONTEXT);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, size));
        return FileHash.of(digest.digest(hashes));
    }

    /// Whether the remaining bytes of a buffer are this piece. Leaves the buffer as it is.
    ///
    /// @throws IndexOutOfBoundsException if there is no such piece
    public boolean matches(int piece, ByteBuffer data) {
        if (data.remaining() != length(piece)) return false;
        var digest = sha256();
        digest.update(data.duplicate());
        int from = piece * FileHash.BYTES;
        return Arrays.equals(digest.digest(), 0, FileHash.BYTES, hashes, from, from + FileHash.BYTES);
    }

    /// Whether these are the hashes of the same content.
    boolean same(PieceHashes other) {
        return size == other.size && Arrays.equals(hashes, other.hashes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
