package org.hashverse.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.hashverse.chat.files.PieceSizes;

/// Contents for tests.
public final class Contents {
    private Contents() {}

    /// The same bytes for the same size.
    public static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static PieceHashes hashes(byte[] content) throws IOException {
        return Hasher.hash(LocalContent.memory(content), _ -> {}, () -> false);
    }

    static ByteBuffer piece(byte[] content, int piece) {
        int from = piece * PieceSizes.PIECE;
        return ByteBuffer.wrap(Arrays.copyOfRange(content, from, Math.min(content.length, from + PieceSizes.PIECE)));
    }

    static byte[] read(LocalContent content) throws IOException {
        var all = ByteBuffer.allocate((int) content.size());
        content.read(0, all);
        return all.array();
    }

    /// Writes a file and the folders around it.
    static Path file(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    static LocalContent of(Path file) throws IOException {
        var entry = FolderReader.file(file);
        return LocalContent.file(file, entry.size(), entry.modified());
    }
}
