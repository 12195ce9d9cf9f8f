package org.hashverse.files;

import static org.hashverse.chat.files.PieceSizes.PIECE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {
    @TempDir
    Path target;

    private Part open(byte[] content) throws IOException {
        return Part.open(target, "1", Contents.hashes(content), Optional.empty());
    }

    private static void write(Part part, byte[] content, int... pieces) throws IOException {
        for (int piece : pieces) assertTrue(part.write(piece, Contents.piece(content, piece)));
    }

    private static void writeAll(Part part, byte[] content) throws IOException {
        for (int piece = part.hashes().pieces() - 1; piece >= 0; piece--) write(part, content, piece);
    }

    private List<String> inTarget() throws IOException {
        try (var files = Files.list(target)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE})
    void aFileIsCompleteOrNotThere(int size) throws IOException {
        var content = Contents.bytes(size);
        try (var part = open(content)) {
            assertEquals(size, part.missingBytes());
            assertEquals(part.hashes().pieces(), part.missing().cardinality());
            writeAll(part, content);
            assertEquals(0, part.missingBytes());
            assertEquals(List.of(".hashverse-1"), inTarget());
            var file = part.finish("../report.pdf");
            assertEquals(target.resolve("report.pdf"), file);
            assertArrayEquals(content, Files.readAllBytes(file));
            assertEquals(file, part.finish("again"));
            part.delete();
            assertEquals(List.of("report.pdf"), inTarget());
        }
    }

    @Test
    void aWrongPieceIsNeverWritten() throws IOException {
        var content = Contents.bytes(PIECE + 10);
        try (var part = open(content)) {
            var wrong = Contents.piece(content, 1);
            wrong.put(3, (byte) ~wrong.get(3));
            assertFalse(part.write(1, wrong));
            assertFalse(part.write(1, Contents.piece(content, 0)));
            assertFalse(part.write(1, ByteBuffer.allocate(11)));
            assertFalse(Files.exists(target.resolve(".hashverse-1/data")));
            assertFalse(part.has(1));
            assertThrows(IndexOutOfBoundsException.class, () -> part.write(2, ByteBuffer.allocate(1)));
            assertThrows(IllegalStateException.class, () -> part.finish("x"));
            write(part, content, 1, 1);
            assertEquals(PIECE, part.missingBytes());
        }
    }

    @Test
    void piecesThatAreThereAreServed() throws IOException {
        var content = Contents.bytes(PIECE + 10);
        try (var part = open(content)) {
            write(part, content, 1);
            var into = ByteBuffer.allocate(20).position(5);
            part.read(1, into);
            assertEquals(15, into.position());
            assertArrayEquals(Arrays.copyOfRange(content, PIECE, PIECE + 10), Arrays.copyOfRange(into.array(), 5, 15));
            assertThrows(IllegalStateException.class, () -> part.read(0, ByteBuffer.allocate(PIECE)));
            write(part, content, 0);
            part.finish("x");
            assertThrows(IllegalStateException.class, () -> part.read(0, ByteBuffer.allocate(PIECE)));
        }
    }

    @Test
    void aDownloadGoesOnWhereItStood() throws IOException {
        var content = Contents.bytes(3 * PIECE + 5);
        try (var part = open(content)) {
            write(part, content, 3, 1);
        }
        try (var part = open(content)) {
            assertEquals(BitSet.valueOf(new long[] {0b0101}), part.missing());
            assertEquals(2 * PIECE, part.missingBytes());
            write(part, content, 0, 2);
            assertArrayEquals(content, Files.readAllBytes(part.finish("x")));
        }
    }

    @Test
    void whatIsClosedOrDeletedTakesNothing() throws IOException {
        var content = Contents.bytes(10);
        var part = open(content);
        part.close();
        assertThrows(ClosedChannelException.class, () -> write(part, content, 0));
        var deleted = open(content);
        deleted.delete();
        assertThrows(ClosedChannelException.class, () -> write(deleted, content, 0));
        assertEquals(List.of(), inTarget());
        open(content).close();
        Part.delete(target, "1");
        Part.delete(target, "1");
        assertEquals(List.of(), inTarget());
    }

    @Test
    void aFinishNeverOverwrites() throws IOException {
        for (var taken : List.of("report.pdf", "report (3).pdf")) Files.writeString(target.resolve(taken), "mine");
        Files.createDirectory(target.resolve("report (2).pdf"));
        Files.createSymbolicLink(target.resolve("report (4).pdf"), target.resolve("gone"));
        try (var part = open(new byte[] {7})) {
            write(part, new byte[] {7}, 0);
            assertEquals(target.resolve("report (5).pdf"), part.finish("report.pdf"));
            part.delete();
        }
        assertEquals("mine", Files.readString(target.resolve("report.pdf")));
        assertEquals(5, inTarget().size());
        var listing = new Listing(List.of(), List.of());
        try (var folder = Part.open(target, "1", Contents.hashes(new byte[0]), Optional.of(listing))) {
            assertEquals(target.resolve("report (6).pdf"), folder.finish("report.pdf"));
        }
    }

    @Test
    void aThousandFinishesOfOneNameMakeAThousandFiles() throws Exception {
        var hashes = Contents.hashes(new byte[] {7});
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var done : pool.invokeAll(Stream.iterate(0, i -> i + 1).limit(1_000).<Callable<Path>>map(i -> () -> {
                try (var part = Part.open(target, "p" + i, hashes, Optional.empty())) {
                    write(part, new byte[] {7}, 0);
                    var file = part.finish("a.b");
                    part.delete();
                    return file;
                }
            }).toList())) assertArrayEquals(new byte[] {7}, Files.readAllBytes(done.get()));
        }
        assertEquals(1_000, inTarget().size());
        assertTrue(inTarget().contains("a (1000).b"));
    }

    @Test
    void aFolderArrivesAsAFolder() throws IOException {
        var source = target.resolve("source");
        Contents.file(source.resolve("a/large"), Contents.bytes(2 * PIECE + 3));
        Contents.file(source.resolve("a/b/small"), Contents.bytes(5));
        Contents.file(source.resolve("c"), Contents.bytes(0));
        Contents.file(source.resolve("d"), Contents.bytes(PIECE));
        Files.createDirectories(source.resolve("e/f"));
        Files.setLastModifiedTime(source.resolve("a/b/small"), FileTime.fromMillis(1_000_000));
        var sent = FolderReader.read(source, () -> false);
        var listing = Listing.decode(sent.encode(), sent.size(), sent.files().size());
        try (var content = LocalContent.folder(source, sent)) {
            var hashes = Hasher.hash(content, _ -> {}, () -> false);
            var all = Contents.read(content);
            try (var part = Part.open(target, "1", hashes, Optional.of(listing))) {
                write(part, all, 3, 0);
            }
            try (var part = Part.open(target, "1", hashes, Optional.of(listing))) {
                assertEquals(BitSet.valueOf(new long[] {0b0110}), part.missing());
                write(part, all, 1, 2);
                var folder = part.finish("source");
                assertEquals(target.resolve("source (2)"), folder);
                assertEquals(sent, FolderReader.read(folder, () -> false)); // sizes and times too
                try (var received = LocalContent.folder(folder, listing)) {
                    assertArrayEquals(all, Contents.read(received));
                }
            }
        }
    }

    @Test
    void anIdIsAName() {
        for (var id : List.of("", "a/b", "..", "a.b", "x".repeat(65))) assertThrows(IllegalArgumentException.class, () -> Part.open(target, id, Contents.hashes(new byte[0]), Optional.empty()));
    }

    @Test
    void aListingOfAnotherSizeIsRefused() {
        var listing = new Listing(List.of(new Listing.Entry("a", 2, 0)), List.of());
        assertThrows(IllegalArgumentException.class, () -> Part.open(target, "1", Contents.hashes(new byte[1]), Optional.of(listing)));
    }

    @Test
    void aCheckpointMarksWhatTheDiskHas() throws IOException {
        var content = Contents.bytes((int) Part.CHECKPOINT + 2 * PIECE);
        int marks = 16 + 8 + 32 + 66 * 32;
        var state = target.resolve(".hashverse-1/state");
        try (var part = open(content)) {
            for (int piece = 0; piece < 63; piece++) write(part, content, piece);
            assertEquals(PartState.WRITTEN, Files.readAllBytes(state)[marks]);
            write(part, content, 63);
            part.awaitCheckpoint();
            assertEquals(PartState.SYNCED, Files.readAllBytes(state)[marks]);
            write(part, content, 64);
        }
        var now = Files.readAllBytes(state);
        assertEquals(66 + marks, now.length);
        for (int piece = 0; piece < 64; piece++) assertEquals(PartState.SYNCED, now[marks + piece]);
        assertEquals(PartState.WRITTEN, now[marks + 64]);
        assertEquals(PartState.MISSING, now[marks + 65]);
        try (var part = open(content)) {
            assertEquals(PIECE, part.missingBytes());
        }
    }
}
