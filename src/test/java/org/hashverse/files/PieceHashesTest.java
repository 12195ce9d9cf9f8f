package org.hashverse.files;

import static org.hashverse.chat.files.PieceSizes.PIECE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.hashverse.chat.files.PieceSizes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PieceHashesTest {
    @TempDir
    Path folder;

    /// The same by the words of the specification.
    private static FileHash specified(byte[] content) throws Exception {
        var text = new ByteArrayOutputStream();
        var out = new DataOutputStream(text);
        out.write("hashverse/1 file".getBytes());
        out.writeLong(content.length);
        for (int from = 0; from < content.length; from += 1_048_576) {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(content, from, Math.min(1_048_576, content.length - from));
            out.write(digest.digest());
        }
        return FileHash.of(MessageDigest.getInstance("SHA-256").digest(text.toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7})
    void theHashOfAFileIsAsSpecified(int size) throws Exception {
        var content = Contents.bytes(size);
        try (var local = Contents.of(Contents.file(folder.resolve("f"), content))) {
            var progress = new ArrayList<Long>();
            var hashes = Hasher.hash(local, progress::add, () -> false);
            assertEquals(specified(content), hashes.root());
            assertEquals((size + PIECE - 1) / PIECE, hashes.pieces());
            assertEquals(hashes.pieces(), progress.size());
            if (size > 0) assertEquals(size, progress.getLast());
            for (int piece = 0; piece < hashes.pieces(); piece++) assertTrue(hashes.matches(piece, Contents.piece(content, piece)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 8})
    void aChangedByteIsFoundInItsPieceOnly(int at) throws IOException {
        var content = Contents.bytes(2 * PIECE + 9);
        var hashes = Contents.hashes(content);
        content[at] ^= 1;
        for (int piece = 0; piece < 3; piece++) assertEquals(piece != at / PIECE, hashes.matches(piece, Contents.piece(content, piece)));
    }

    @Test
    void aPieceOfAnotherLengthOrPlaceDoesNotMatch() throws IOException {
        var content = Contents.bytes(PIECE + 9);
        var hashes = Contents.hashes(content);
        assertFalse(hashes.matches(1, Contents.piece(content, 0)));
        assertFalse(hashes.matches(1, Contents.piece(content, 1).limit(8)));
        assertFalse(hashes.matches(1, ByteBuffer.allocate(0)));
        assertThrows(IndexOutOfBoundsException.class, () -> hashes.matches(2, ByteBuffer.allocate(0)));
        assertThrows(IndexOutOfBoundsException.class, () -> hashes.length(-1));
    }

    @Test
    void aDirectBufferMatchesAndStaysAsItIs() throws IOException {
        var content = Contents.bytes(1_000);
        var buffer = ByteBuffer.allocateDirect(2_000).position(500).put(content).flip().position(500);
        assertTrue(Contents.hashes(content).matches(0, buffer));
        assertEquals(500, buffer.position());
        assertEquals(1_000, buffer.remaining());
    }

    @Test
    void theNumberOfHashesIsThatOfTheSize() throws IOException {
        var hashes = Contents.hashes(Contents.bytes(PIECE + 1));
        assertEquals(hashes.root(), PieceHashes.of(PIECE + 1, hashes.bytes()).root());
        assertArrayEquals(hashes.bytes(), PieceHashes.of(2L * PIECE, hashes.bytes()).bytes());
        for (long size : List.of(0L, 1L, (long) PIECE, 2L * PIECE + 1, -1L, FileItem.MAX_SIZE + 1)) assertThrows(IllegalArgumentException.class, () -> PieceHashes.of(size, hashes.bytes()));
        assertEquals(1 << 18, PieceSizes.count(FileItem.MAX_SIZE));
    }

    @Test
    void hashingEndsWhenItIsCancelled() {
        var progress = new ArrayList<Long>();
        assertThrows(CancellationException.class, () -> Hasher.hash(LocalContent.memory(new byte[3 * PIECE]), progress::add, () -> progress.size() == 2));
        assertEquals(List.of((long) PIECE, 2L * PIECE), progress);
    }
}
