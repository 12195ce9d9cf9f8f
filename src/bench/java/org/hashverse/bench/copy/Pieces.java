package org.hashverse.bench.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.wire.files.FilesFrame;

/// The pieces of a file that holds only zeros, and their hashes.
final class Pieces {
    /// Any content will do.
    static final FileHash NAME = FileHash.of(new byte[FileHash.BYTES]);

    private Pieces() {}

    /// The hashes of all pieces.
    static byte[] hashes(long size) {
        var all = ByteBuffer.allocate(FilesFrame.hashesBytes(size));
        var whole = hash(ByteBuffer.allocate(PieceSizes.PIECE));
        for (int piece = 0; piece < PieceSizes.count(size); piece++) {
            int length = PieceSizes.length(size, piece);
            all.put(length == PieceSizes.PIECE ? whole : hash(ByteBuffer.allocate(length)));
        }
        return all.array();
    }

    /// Compares a piece with its hash.
    static void check(ByteBuffer bytes, byte[] hashes, int piece) throws IOException {
        int at = piece * FileHash.BYTES;
        if (!Arrays.equals(hash(bytes.duplicate()), Arrays.copyOfRange(hashes, at, at + FileHash.BYTES))) throw new IOException("a piece is damaged");
    }

    private static byte[] hash(ByteBuffer bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
