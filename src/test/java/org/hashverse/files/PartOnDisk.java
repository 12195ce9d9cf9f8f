package org.hashverse.files;

import static org.hashverse.chat.files.PieceSizes.PIECE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A base for tests with a part of a content of four pieces.
abstract class PartOnDisk {
    @TempDir
    Path folder;
    Path target;
    final byte[] content = Contents.bytes(3 * PIECE + 5);

    @BeforeEach
    void makeTarget() throws IOException {
        target = Files.createDirectory(folder.resolve("target"));
    }

    final Part open() throws IOException {
        return Part.open(target, "1", Contents.hashes(content), Optional.empty());
    }

    final void write(Part part, int... pieces) throws IOException {
        for (int piece : pieces) assertTrue(part.write(piece, Contents.piece(content, piece)));
    }

    /// A part on which pieces 0 and 2 are written.
    final Path begun() throws IOException {
        try (var part = open()) {
            write(part, 0, 2);
        }
        return target.resolve(".hashverse-1");
    }

    final void completes(long missing) throws IOException {
        try (var part = open()) {
            assertEquals(missing, part.missingBytes());
            for (int piece = 0; piece < 4; piece++) write(part, piece);
            assertArrayEquals(content, Files.readAllBytes(part.finish("x")));
            part.delete();
        }
        assertEquals(1, Files.list(target).count());
    }
}
