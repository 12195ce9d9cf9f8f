package org.hashverse.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.PieceSizes;

/// Hashes the pieces of a content.
public final class Hasher {
    private Hasher() {}

    /// Reads a content once, with one buffer of a piece.
    ///
    /// @param progress  told after each piece how many bytes are hashed
    /// @param cancelled asked before each piece
    /// @throws ContentGone           if a file is missing or cannot be read
    /// @throws ContentChanged        if a file is not as it was listed
    /// @throws CancellationException if it was cancelled
    public static PieceHashes hash(LocalContent content, LongConsumer progress, BooleanSupplier cancelled) throws IOException {
        long size = content.size();
        var hashes = new byte[PieceSizes.count(size) * FileHash.BYTES];
        var buffer = ByteBuffer.allocateDirect((int) Math.min(PieceSizes.PIECE, size)); // the file is read into it without another copy
        var digest = PieceHashes.sha256();
        for (long offset = 0; offset < size; offset += buffer.limit()) {
            if (cancelled.getAsBoolean()) throw new CancellationException("hashing was cancelled");
            buffer.clear().limit((int) Math.min(buffer.capacity(), size - offset));
            content.read(offset, buffer);
            digest.update(buffer.flip());
            System.arraycopy(digest.digest(), 0, hashes, (int) (offset / PieceSizes.PIECE) * FileHash.BYTES, FileHash.BYTES);
            progress.accept(offset + buffer.limit());
        }
        return PieceHashes.of(size, hashes);
    }
}
